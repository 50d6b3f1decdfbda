"""What the macros say, in Excel and in LibreOffice: buttons, ribbon, menus, help for formulas, and what went wrong."""

from __future__ import annotations

TITLE = "信息公开年报"

# The buttons, by the command that they run; in the order of the ribbon and of the menu.
BUTTONS = {
    "check": "一键校验",
    "clear": "清除标记",
    "accept": "采纳建议",
    "restore": "恢复公式",
    "last_year": "导入上年数据",
    "report": "生成报告",
    "export": "导出报送件",
}
BUTTON_HELP = {
    "check": "校验当前工作簿，标出需要修改的栏目，在“校验结果”中列出全部问题。不改动任何数据。",
    "clear": "清除校验留下的颜色和批注。",
    "accept": "逐条采纳修改建议。采纳前请核对申请登记台账，不得为平衡而改数。",
    "restore": "恢复被覆盖的总计公式。",
    "last_year": "从上一年度的数据表或者汇总表导入上年数据，供对照和核对。",
    "report": "按当前数据生成年度报告（Word）。",
    "export": "另存一份不带宏的报送件。",
}
GROUPS = {"check": "校验", "data": "数据", "output": "报送"}

# What a message box of the macros says.
SENTENCES = {
    "title": TITLE,
    "no_book": "没有打开的工作簿。请先打开数据表，再点按钮。",
    "no_python": (
        "没有找到运行本功能所需的程序。请运行安装包中的“安装”后再点按钮；"
        "也可以不用按钮：把数据表拖到安装包中的“校验”上。数据没有改动。"
    ),
    "failed": "程序没有能够正常运行，数据没有改动。请保存数据表，重新打开后再试；仍不行的，请重新解压安装包。",
    "no_extension": (
        "LibreOffice中没有安装“信息公开年报”扩展。请双击安装包中的 gxxl.oxt 安装，重新打开LibreOffice后再点按钮。"
    ),
}

FUNCTION_CATEGORY = TITLE
# Help for the functions in formulas: what it gives, then each argument in order. At most 255 characters each.
FUNCTION_HELP: dict[str, tuple[str, ...]] = {
    "GXXL_DIFFERENCES": (
        "对一张表的数据逐行逐列校验勾稽关系，返回两列：校验项目、差额。差额0为相符，正数为总计多，负数为总计少。",
        "表中的数据区域，不含表头，例如“三、申请办理”中的全部数字。",
    ),
    "GXXL_VERDICT": (
        "对一张表的数据作出校验结论：通过、有几处需要修改，或者无法判断。",
        "表中的数据区域，不含表头。",
    ),
    "GXXL_SUGGESTION": (
        "指出一张表中最可能填错的栏目和应填的数。请核对申请登记台账后修改，不得为平衡而改数。",
        "表中的数据区域，不含表头。",
    ),
    "GXXL_FIGURE": (
        "从一个报送件中取一个栏目的数。空格、看不清的和没有的栏目不返回0，返回说明。",
        "报送件的路径和文件名。",
        "栏目代码，例如 requests.new.natural。",
    ),
    "GXXL_CREDIT_CODE": ("校验统一社会信用代码是否正确。", "18位统一社会信用代码。"),
}

# The LibreOffice extension.
EXTENSION_DESCRIPTION = "政府信息公开工作年度报告数据表：一键校验、导入上年数据、生成报告、导出报送件。"
EXTENSION_OLD_PYTHON = (
    "本扩展需要Python 3.11或更新的版本，当前LibreOffice自带的是{found}。"
    "请安装新版LibreOffice；也可以不用按钮：把数据表拖到安装包中的“校验”上。数据没有改动。"
)
EXTENSION_BROKEN = "本扩展的文件不完整（缺少{name}），不能运行。请重新安装 gxxl.oxt。数据没有改动。"
EXTENSION_FAILED = "程序没有能够正常运行，数据没有改动。详情见记录文件：{log}"
EXTENSION_NOT_A_SHEET = "请先打开数据表，再点按钮。"
