"""What the notices to the units say, the list of them, and the settings they need."""

# ---------------------------------------------------------------- kinds

KINDS = {"return": "退改通知", "verify": "核实通知", "resend": "重报通知", "remind": "催报通知"}
TITLES = {
    "return": "关于退回修改{year}年\n政府信息公开工作年度报告的通知",
    "verify": "关于核实{year}年\n政府信息公开工作年度报告有关数据的通知",
    "resend": "关于重新报送{year}年\n政府信息公开工作年度报告的通知",
    "remind": "关于催报{year}年\n政府信息公开工作年度报告的通知",
}

# ---------------------------------------------------------------- the notice

ADDRESSED = "{unit}："
OPENINGS = {
    "return": "你单位报送的{year}年政府信息公开工作年度报告（{files}）收悉。"
    "经核对，{counts}，现退回修改。具体问题如下：",
    "verify": "你单位报送的{year}年政府信息公开工作年度报告（{files}）收悉。经核对，{counts}。具体情况如下：",
    "resend": "你单位报送的{year}年政府信息公开工作年度报告（{files}）不能读取，未能计入汇总。原因如下：",
    "remind": "截至{day}，尚未收到你单位{year}年政府信息公开工作年度报告。",
    "resent": "你单位报送的{year}年政府信息公开工作年度报告，文件“{counted}”已计入汇总；"
    "另外报送的{files}不能读取，没有采用。原因如下：",
}
RESENT = "resent"  # a variant of 重报: the unit is added, another file of it cannot be read
BESIDE_COUNTED = (
    "另外，{you}报送的文件“{file}”不能读取，没有采用：{reason}"
    "请重新报送该文件；不再报送的，请告知以文件“{counted}”为准。"
)
BESIDE_NOT_COUNTED = "另外，{you}报送的文件“{file}”不能读取：{reason}请一并处理后重新报送。"
MAYBE_YOURS = (
    "收到的{files}，按封面的机关名称和代码不能认定是哪个单位的。如系{you}报送，请改正封面的机关名称和代码后重新报送。"
)
YOU, YOU_SHORT = "你单位", "贵单位"
# What is said to the county of a file that cannot be read, said to the unit.
TO_THE_UNIT = (("请重新下载，或者请报送单位", "请"), ("请报送单位", "请"))
FILE = "文件“{file}”"
FILES_MORE = "等{count}个文件"
COUNT_ERRORS = "有{count}处错误必须修改"
COUNT_QUERIES = "有{count}处需要核实说明"
COUNTS_JOIN = "，"
LIST_JOIN = "、"
REFUSED = "{number}.文件“{file}”：{reason}"
FULL_STOP = "。"

ASKS = {
    "return": "请{when}核实修改，并重新报送完整的文件。",
    "verify": "请{when}核实。有误的改正、漏填的补填后重新报送；数据无误的，在“{reasons}”表中写明原因后重新报送。",
    "resend": "请{when}处理后重新报送。",
    "resent": "请{when}处理后重新报送；不再报送的，请告知以文件“{counted}”为准。",
    "remind": "请{when}报送。确实没有相关数据的也应当报送，填0或者把各表的“空格确认为0”选为“是”。"
    "已经报送的，请与联系人核对。",
}
ASK_QUERIES = "属于“提示”的，经核实无误的不必改数，在“{reasons}”表中写明原因即可。"
WHEN_BY = "于{due}前"
WHEN_BLANK = "于（截止日期）前"
WHEN_PAST = "立即（原定{due}前，已过期）"
HOW = "报送方式：{how}。"
CAUTION = "修改建议是按表内各数之间的关系推算的，仅供查找错误之用。"
ENDING = "请核对申请登记台账后修改，不得为平衡而改数。"
CONTACT = "联系人：{contact}　　联系电话：{phone}"

TABLE_HEAD = ("序号", "位置", "现填", "问题", "依据", "修改意见")
NO_VALUE = "—"
EMPTY = "空格"
PLACE = "{place}\n{cell}"
SEVERITY = {"error": "【错误】", "query": "【提示】"}
WHOLE_FILE = "整份文件"
WHOLE_FILE_REMEDY = "请核实改正后，重新报送一份完整的文件。"
PENDING_REMEDY = "请核实以哪一份为准，只保留一份，重新报送。"
DIFFERENCES_BELOW = "共{count}格不同，逐格列在下面"
DIFFERENCE = "各份所填不同：{values}。"
DIFFERENCE_NUMBER = "{number}.{part}"
DIFFERENCES_LEFT = "另有{count}格不同，没有列出。"
WHOLE_FILE_BASIS = "汇总工作要求"
OF_FILE = "（{file}）"
# Instead of remedies that are meant for whoever adds up.
REMEDIES = {
    "consolidate.held_back": "请改用新版模板重新填报。",
    "consolidate.forced": "请改用新版模板重新填报。",
}
SUGGESTED = "修改建议：{suggestions}{ending}"
SUGGESTED_SAME = "修改建议同第{number}项。{ending}"
SUGGESTED_ITEM = "（{number}）{text}"
SUGGESTED_MORE = "另有{count}种改法，不再列出。"
SUGGESTED_BREAK = "；"

# Names of Word's styles.
STYLES = {"title": "通知标题", "body": "通知正文", "table": "通知表格", "head": "通知表头", "gap": "通知间隔"}

BLANK_CONTACT = "（联系人）"
BLANK_PHONE = "（联系电话）"
BLANK_SENDER = "（落款单位）"
DAY = "{day.year}年{day.month}月{day.day}日"

# ---------------------------------------------------------------- the short text

SHORT_HEAD = "【{kind}】{unit}：您好！"
SHORT = {
    "return": "贵单位报送的{year}年政府信息公开年报已收到，经核对，{counts}：",
    "verify": "贵单位报送的{year}年政府信息公开年报已收到，经核对，{counts}：",
    "resend": "贵单位报送的{year}年政府信息公开年报打不开，没能计入汇总：",
    "resent": "贵单位的{year}年政府信息公开年报已按文件“{counted}”计入，后来报送的文件打不开：",
    "remind": "贵单位的{year}年政府信息公开年报还没有收到。",
}
SHORT_ITEM = "{number}. {text}"
SHORT_SUGGESTED = "修改建议：{text}{others}。"
SHORT_OTHERS = "（另有其他改法，见通知原文）"
SHORT_MORE = "另有{count}处，见通知原文。"
SHORT_ASKS = {
    "return": "烦请{when}改好后重新报送。",
    "verify": "烦请{when}核实：有误的请改正、漏填的请补填后重新报送；无误的请在“{reasons}”表中写明原因。",
    "resend": "烦请{when}处理后重新报送。",
    "resent": "烦请{when}处理后重新报送；不再报送的，请告知以“{counted}”为准。",
    "remind": "烦请{when}报送；没有数据的也请报送。如已报送，请告知我们，以便核对。",
}
SHORT_CLOSE = "有疑问请联系{contact}，电话{phone}。谢谢！"

# ---------------------------------------------------------------- files

STEM = "{unit}－{kind}"
STEM_WITH_CODE = "{unit}（{code}）－{kind}"
NUMBERED = "{stem}（{number}）"
INDEX = "目录"
INDEX_HEAD = ("序号", "单位", "代码", "通知", "错误", "提示", "截止", "Word通知", "微信文字", "说明")
INDEX_NO_DUE = "未定"
INDEX_STRAY = "{status}，不发通知：{reason}"
INDEX_STRAY_FILES = "文件“{files}”"
INDEX_KEPT = "“{file}”有人改过，没有覆盖，本次的通知另存为新文件，请核对后选用。"
INDEX_OLD = "以前的通知“{file}”有人改过，没有删除；该通知本次不再需要。"

FOLDER_IS_FILE = "“{path}”是文件，不是文件夹。请用 --notices 指定一个文件夹。"
FOLDER_INSIDE = (
    "存放通知的文件夹“{path}”在报送件的文件夹里面，下次汇总时会被当成报送件。请用 --notices 指定别处的文件夹。"
)
SETTINGS_INSIDE = "设置文件“{path}”在报送件的文件夹里面，会被当成报送件。请把它移到别处。"
NO_DOCX = "生成Word通知需要组件python-docx，本机没有安装。请运行：pip install python-docx，然后重试。"
FAILED = "写不出“{path}”：{why}。{remedy}"
DONE = "通知：{folder}，共{count}份（{kinds}），清单见“{index}”。"
DONE_KIND = "{kind}{count}份"
DONE_NONE = "没有需要通知的单位，没有生成通知。"
KEPT = "{count}个以前的文件有人改过，没有覆盖；本次的另存为新文件，见清单的说明。"
REMOVED = "删除了以前生成、本次不再需要的{count}个文件。"

# ---------------------------------------------------------------- settings

SETTINGS_FILE = "设置.toml"
SETTINGS_KEYS = {
    "sender": "落款单位",
    "contact": "联系人",
    "phone": "联系电话",
    "due": "退改截止",
    "day": "落款日期",
    "how": "报送方式",
}
SETTINGS_EXAMPLE = """\
落款单位 = "澄城县人民政府办公室"
联系人 = "张三"
联系电话 = "0913-0000000"
退改截止 = "2022-01-21"
"""
SETTINGS_ABSENT = """\
通知中的{blanks}留有空白，需要手工填写。也可以把下面几行改好，存为“{file}”，汇总时加 --settings {file}：
{example}"""
SETTINGS_BLANK_DUE = "截止日期"
SETTINGS_MISSING = "找不到设置文件“{file}”。请检查路径。"
SETTINGS_UNREADABLE = "设置文件“{file}”读不出来：{why}。"
SETTINGS_ENCODING = "文字编码不是UTF-8，也不是GBK，请用记事本另存为UTF-8"
SETTINGS_TOO_LARGE = "文件超过64千字节，不像是设置文件"
SETTINGS_LINE = "设置文件“{file}”第{line}行：{why}"
SETTINGS_SYNTAX = '写法不对。应当写成：联系人 = "张三"，等号和引号用英文半角。'
SETTINGS_NO_TEXT = '“{key}”的值应当放在英文引号里，例如：{key} = "{example}"。'
SETTINGS_UNKNOWN = "“{key}”不认识。可以写的有：{keys}。"
SETTINGS_TWICE = "“{key}”写了两次。请只保留一行。"
SETTINGS_DATE = "“{key}”的“{text}”不是日期。请写成2022-01-21的样子。"
SETTINGS_LONG = "“{key}”太长，不能超过{limit}个字。"

# ---------------------------------------------------------------- the command

HELP_NOTICES = "给每个需要处理的单位各写一份Word通知和一段微信文字，放在此文件夹，附清单"
HELP_SETTINGS = "通知的设置（.toml）：落款单位、联系人、联系电话、退改截止"
META_FOLDER = "文件夹"
