"""What ``gxxl doctor`` says: what was looked at, what is wrong, and what to do about it."""

JSON_HELP = "输出JSON，供程序使用"
HEAD = "gxxl {version} 自查：只看，不改动任何设置。"
LINE = "{mark} {title}：{found}"
REMEDY = "    怎么办：{remedy}"
MARKS = {"ok": "［正常］", "note": "［说明］", "problem": "［问题］"}
CLEAN = "没有发现问题。"
COUNT = "发现{count}个问题，办法见上。"
JOIN = "、"
FAILED = "没有查成：{reason}"
FAILED_REMEDY = "不影响使用。可以把这一行发给维护人员。"

TITLES = {
    "python": "Python",
    "packages": "程序包",
    "paths": "程序所在位置",
    "code_page": "字符编码",
    "fonts": "中文字体",
    "excel": "Microsoft Excel",
    "wps": "WPS",
    "excel_owner": "谁在应答“Excel”",
    "add_in": "Excel加载项",
    "macros": "宏的设置",
    "trusted": "受信任位置",
    "blocked": "被锁定的文件",
    "libreoffice": "LibreOffice",
    "libreoffice_python": "LibreOffice用的Python",
}

PYTHON = "{version}，{bits}位，{path}"
PYTHON_OLD = "请换用Python 3.11或更新的版本；使用便携包的，请重新完整解压一份。"
PACKAGES = "{versions}"
PACKAGE = "{name} {version}"
PACKAGES_LACK = "缺少{names}"
PACKAGES_REMEDY = "请运行：pip install {names}；使用便携包的，请重新完整解压一份，并看看杀毒软件有没有隔离文件。"
PATH_PLAIN = "{path}"
PATH_LONG = "{path}（{length}个字）"
PATH_LONG_REMEDY = "路径太长，Windows上超过260个字的文件打不开。请把文件夹移到靠近盘符的位置，例如 D:\\年报。"
PATH_NETWORK = "{path}（在网络位置上）"
PATH_NETWORK_REMEDY = "网络位置上的加载项会被Excel拦住，程序也启动得慢。请复制到本机硬盘后，在那里重新运行“安装.bat”。"
PATH_IN_TEMP = "{path}（在临时文件夹里）"
PATH_IN_TEMP_REMEDY = (
    "这里的文件随时会被清掉。多半是在压缩包里直接运行的，请先把压缩包完整解压到自己的文件夹；不是的，请移到别的文件夹。"
)
PATH_CHINESE = "{path}（路径里有中文或者空格，可以使用）"

CODE_PAGE = "代码页{number}"
CODE_PAGE_UTF8 = "代码页65001（系统区域设置里勾了“使用Unicode UTF-8”）"
CODE_PAGE_UTF8_REMEDY = (
    "便携包的批处理文件按简体中文（936）编写，只有出错时的提示会显示成乱码，不影响校验和汇总。"
    "要消除乱码，请在“区域→管理→更改系统区域设置”里去掉那个勾。"
)
CODE_PAGE_OTHER = "代码页{number}，不是简体中文（936）"
CODE_PAGE_OTHER_REMEDY = (
    "中文文件名可能在别的程序里显示成乱码。请在“区域→管理→更改系统区域设置”里选“中文（简体，中国）”。"
)
LOCALE = "{name}"
LOCALE_REMEDY = "终端不是UTF-8，中文可能显示成问号。请运行：export LC_ALL=zh_CN.UTF-8（或者C.UTF-8）。"

FONTS = "{names}"
FONTS_NONE = "没有找到中文字体"
FONTS_UNKNOWN = "没有查成：本机没有fc-list命令"
FONTS_UNKNOWN_REMEDY = "表格和报告里的汉字显示正常的，不用管；显示成方框的，请安装一种中文字体。"
FONTS_REMEDY = "表格和报告里的汉字会显示成方框。请安装一种中文字体，例如：sudo apt-get install fonts-noto-cjk。"
FONTS_REMEDY_WINDOWS = "表格和报告里的汉字会显示成方框。请在“设置→应用→可选功能”里添加“中文（简体）补充字体”。"

PROGRAM = "{version}，{bits}位，{path}"
PROGRAM_NO_BITS = "{version}，{path}"
NOT_FOUND = "没有找到"
NO_EXCEL = "没有找到。校验不需要它：请用“一键校验.bat”，或者gxxl check"
OWNER = "{path}"
OWNER_NONE = "没有程序应答"
OWNER_NONE_REMEDY = (
    "表格里的按钮要靠它找到Excel。请在“设置→应用”里对Microsoft Office选“修改→快速修复”。不修也可以用“一键校验.bat”。"
)
OWNER_WPS = "WPS（{path}）"
OWNER_WPS_REMEDY = (
    "WPS占用了Excel的名字，按钮会去找WPS。请打开WPS的“配置工具→高级→兼容设置”，去掉“兼容第三方系统和软件”的勾，"
    "再对Microsoft Office做一次“快速修复”。不改也可以用“一键校验.bat”。"
)
ADD_IN = "已登记（{where}）"
ADD_IN_NONE = "没有登记"
ADD_IN_NONE_NOTE = "要在Excel里看到“信息公开年报”选项卡，请双击便携包里的“安装.bat”。"
ADD_IN_GONE = "登记的文件不在了：{path}"
ADD_IN_GONE_REMEDY = "请重新双击“安装.bat”。不再使用的，请双击“卸载.bat”。"
ADD_IN_DISABLED = "被Excel禁用了：上次打开时出过错"
ADD_IN_DISABLED_REMEDY = "请在Excel的“文件→选项→加载项→管理：禁用项目→转到”里启用它，再重新打开Excel。"
ADD_IN_PYTHON_GONE = "python.txt里写的程序不在了：{path}"
ADD_IN_PYTHON_GONE_REMEDY = "便携包移动过位置。请在新位置重新双击“安装.bat”。"

MACROS = {
    1: "启用所有宏",
    2: "禁用宏，并发出通知（默认）",
    3: "只运行有数字签名的宏",
    4: "禁用所有宏，不发通知",
}
MACROS_POLICY = "{what}（由单位统一设置）"
MACROS_UNKNOWN = "没有见过的设置：{number}"
MACROS_REMEDY = (
    "这样设置时按钮不会运行。请在“文件→选项→信任中心→信任中心设置→宏设置”里选“禁用VBA宏，并发出通知”。"
    "不改也可以用“一键校验.bat”，它不用宏。"
)
MACROS_POLICY_REMEDY = (
    "这是单位统一设置的，自己改不了。请联系管理员，把加载项的文件夹列为受信任位置；或者用“一键校验.bat”，它不用宏。"
)
INTERNET_BLOCKED = "来自互联网的文件里的宏被单位统一禁止"
INTERNET_BLOCKED_NOTE = "从邮件、微信收到的.xlsm里的按钮不会运行。请另存到本机后在“属性”里勾“解除锁定”，或者改用.xlsx。"
TRUSTED = "{paths}"
TRUSTED_NONE = "没有我们的受信任位置"
TRUSTED_NONE_REMEDY = "加载项不在受信任位置时，Excel可能拦住它。请重新双击“安装.bat”。"
TRUSTED_OFF = "单位统一禁止了受信任位置"
TRUSTED_OFF_REMEDY = "加载项可能被拦住。请联系管理员，或者用“一键校验.bat”，它不用宏。"

BLOCKED_NONE = "没有"
BLOCKED = "{count}个文件带有“来自互联网”的标记，例如{path}"
BLOCKED_REMEDY = (
    "请删除这个文件夹，在下载来的压缩包上点右键，选“属性”，勾“解除锁定”，再重新解压。不这样做，每次运行都会警告。"
)

NO_LIBREOFFICE = "没有找到。校验不需要它，请用gxxl check"
NO_LIBREOFFICE_NOTE = "要用LibreOffice填表、点表里的按钮的，请安装，例如：sudo apt-get install libreoffice-calc。"
LIBREOFFICE_PYTHON_NONE = "没有LibreOffice，不用看"
LIBREOFFICE_PYTHON = "{version}（{path}）"
LIBREOFFICE_PYTHON_FOREIGN = "PATH里排在最前的python3是{path}，不是系统自带的"
LIBREOFFICE_PYTHON_FOREIGN_REMEDY = (
    "LibreOffice会错用它，扩展里的按钮因此不运行。请在没有这个Python的终端里启动，例如："
    "env PATH=/usr/bin:/bin soffice；或者退出conda、pyenv、venv后再启动。"
)
LIBREOFFICE_NO_UNO = "系统的Python不能使用LibreOffice（没有uno）"
LIBREOFFICE_NO_UNO_REMEDY = (
    "扩展里的按钮不会运行。请安装：sudo apt-get install libreoffice-script-provider-python python3-uno。"
)
LIBREOFFICE_OWN = "用自己带的Python"
