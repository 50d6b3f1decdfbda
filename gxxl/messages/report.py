"""What the Word report says of itself, and what the command report says about it."""

# ---------------------------------------------------------------- in the report
TITLE_YEAR = "{year}年"
TITLE_NAME = "政府信息公开工作年度报告"
OPENING_BASIS = "根据《中华人民共和国政府信息公开条例》第五十条和《{title}》（{notice}）的要求，编制本报告。"
OPENING_PERIOD = "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
OPENING_CONTACT = "如对本报告有疑问，请与{unit}联系（{ways}）。"
OPENING_ADDRESS = "地址：{address}"
OPENING_PHONE = "电话：{phone}"
OPENING_JOIN = "，"
ZERO = {
    "disclosure": "本年度下表各项数据均为0。",
    "requests": "本年度未收到政府信息公开申请，无上年结转的申请。",
    "disputes": "本年度未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
}
FEE = "本年度收取信息处理费{parts}。"
FEE_JOIN = "，共"
FEE_NONE = "本年度未收取信息处理费。"
FEE_SUBJECT = "信息处理费"
DATE = "{year}年{month}月{day}日"

# ---------------------------------------------------------------- the command
FILE = "填好的数据表（.xlsx），或者能读取的年度报告"
OUTPUT = "输出文件：.docx为Word文档，.html为网页，.md为Markdown文本"
INTO = "本单位自己写好正文的Word文档（.docx）：只把第二、三、四部分的表格放进它的副本，其他内容一概不动"
SIGNATURE = "落款的机关名称；不写则没有落款"
DATE_HELP = "成文日期，例如：2022年1月20日；不写则没有日期"
ADDRESS = "联系地址，写在开头一段；电话取自封面"
SUFFIX = "输出文件的扩展名应为.docx、.html或.md，而“{path}”不是。"
INTO_SUFFIX = "使用--into时，输出文件的扩展名应为.docx，而“{path}”不是。"
EXISTS = "“{path}”已经存在，没有覆盖。请换一个文件名，或者先移走原来的文件。"
INTO_ALONE = "--into只替换表格，不写落款、日期和地址。请去掉--signature、--date、--address，这些内容在自己的文档中写。"
DATE_WRONG = "“{text}”不是日期。请写成“2022年1月20日”这样。"
DONE = "已生成年度报告：{path}"
DONE_INTO = "已把第二、三、四部分的表格放进副本：{path}。原文档没有改动。"
INCOMPLETE = "报告已按现有数据写出，但还不完整："
LACK = "  {number}. {text}"
COUNT = "数据表有{errors}处错误（必须修改）、{queries}处提示（请核实说明）。写“gxxl check {file}”看是哪些。"

NO_UNIT = "封面没有机关名称，标题中没有写。请在封面填写机关名称。"
NO_YEAR = "封面没有年度，标题和统计期限没有写。请在封面填写年度。"
NO_TABLE = "“{section}”没有数据，印的是空表。请补填这一部分。"
BLANKS = "“{section}”有{count}格没有填，印成空格：{places}。确实没有的请填0，或者把“空格确认为0”选为“是”。"
DOUBTFUL = "“{section}”有{count}格不是确定的数，照原文印出：{places}。请核对后改填数字。"
NO_TEXT = "“{section}”没有文字，标题下留空。请在“正文”中补写，或者在Word中补写。"
NO_FEE = "“{section}”没有说明收取信息处理费的情况。请在“附加数据”中填写件数和金额，没有的填0。"
FEE_DOUBTFUL = "“附加数据”中的信息处理费“{text}”不是数字，没有写进报告。请改填数字。"
PLACES_JOIN = "、"
PLACES_MORE = "等"

# ---------------------------------------------------------------- --into
INTO_NOT_WORD = "“{path}”不是Word文档（.docx）。请打开后另存为“.docx”格式再试。"
INTO_OLD_WORD = "“{path}”是旧版Word文件（.doc、.wps）。请打开后另存为“.docx”格式再试。"
INTO_DAMAGED = "“{path}”已损坏，不能打开。请用Word或WPS打开后另存一份再试。"
INTO_ENCRYPTED = "“{path}”设有打开密码。请打开后在“文件—信息—保护文档”中去掉密码，保存后再试。"
INTO_SIGNED = "“{path}”带有数字签名，改动后签名会失效。请用签名以前的文档。"
INTO_ENCODING = "“{path}”的内部编码少见，不能安全地改动。请用Word或WPS打开，另存为“.docx”格式再试。"
INTO_TRACKED = "“{section}”的表格中有修订标记。请先在“审阅”中接受或者拒绝全部修订，保存后再试。"
INTO_NESTED = "“{section}”的表格嵌在另一个表格或者文本框里，不能替换。请把它移到正文中，保存后再试。"
INTO_TOGETHER = "“{section}”的表格和别的部分的表格连成了一个。请在两部分之间拆分表格，保存后再试。"
INTO_TWICE = "“{section}”的表格在文档中有{count}个，不知道该替换哪一个。请只保留一个，保存后再试。"
INTO_UNKNOWN_TABLE = (
    "“{section}”标题下有表格，但认不出是年度报告的表格。请核对表头，或者删去这个表格、留下标题，保存后再试。"
)
INTO_NO_PLACE = (
    "文档中没有“{section}”的表格，也没有这个标题，不知道该放在哪里。请加上单独一行的标题“{section}”，保存后再试。"
)
