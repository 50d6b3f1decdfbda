"""What reading a file can say: why one is refused, and what to do then."""

DAMAGED = "文件损坏或者没有下载完整，不能打开。请重新下载，或者请报送单位重新发送。"
ENCRYPTED = (
    "文件加了密，读不出来。打开时要输入密码的，请报送单位用Excel或WPS在“文件—信息—保护工作簿”中去掉密码后重新发送；"
    "不用输入密码就能打开的，请打开后另存为新的“.xlsx”。"
)
TOO_LARGE = "文件超过{limit}MB，没有读取。请确认是不是年度报告数据表；去掉图片等无关内容后重新保存。"
TOO_LARGE_EXPANDED = "文件展开后过大，没有读取。请把数据复制到新下发的模板后重新保存。"
HOSTILE = "文件内含有不允许的声明，没有读取。请把数据复制到新下发的模板后重新保存。"
EMPTY = "文件是空的。请重新下载，或者请报送单位重新发送。"
OLD_WORD = "这是旧版Word文件（.doc）。请打开后另存为“.docx”格式，或者改报数据表（.xlsx）。"
NOT_A_WORKBOOK = "这不是Excel工作簿（.xlsx）。请报送年度报告数据表。"
NOT_THIS_FORM = "没有找到年度报告的表格。请使用下发的模板填报。"
NEARLY_THIS_FORM = "没有找到年度报告的表格{near}。请把数据复制到下发的模板后报送。"
NOT_THIS_FORM_TEXT = (
    "没有在文字中找到年度报告的表格。请确认是年度报告正文；"
    "也可以提供原来的网页、Word文档（.docx）或者PDF，或者改报数据表（.xlsx）。"
)
TABLE = "第{number}个表"
CELL = "{table}第{row}行第{column}格"
NOT_THIS_FORM_PAGE = "没有在网页中找到年度报告的表格。请确认保存的是年度报告正文的网页，或者改报数据表（.xlsx）。"
NOT_THIS_FORM_WORD = "没有在文档中找到年度报告的表格。请确认是年度报告正文，或者改报数据表（.xlsx）。"
LINE = "第{number}行"
UNKNOWN_TYPE = "不能识别的文件类型。请报送年度报告数据表（.xlsx）。"
NOT_FOUND = "找不到文件“{path}”。请检查路径和文件名。"
IS_FOLDER = "“{path}”是文件夹，这里要的是一个文件。要汇总整个文件夹，请用“gxxl consolidate”；要校验，请写出其中的文件。"
NO_FILE = "“{path}”不是普通文件，不能读取。请写出要读取的文件。"
UNREADABLE_FILE = "不能打开文件“{path}”：{reason}。请检查文件是否正被其他程序打开、是否有读取权限。"
TWO_TABLES = (
    "文件里有两张{table}，{count}格的数不同，例如{cell}，{first}，{second}。不能认定以哪一张为准，没有读取。"
    "请只保留一张；是两个单位或者两个年度的，请分成两个文件。"
)
PLACE_SAYS = "{place}是{value}"
LEFT_BLANK = "空格"
# A part of a cell that is no part of the figure beside it.
RUN_STRUCK = "〔已划去：{text}〕"
RUN_RAISED = "〔上标：{text}〕"
RUN_LOWERED = "〔下标：{text}〕"
RUN_SYMBOL = "〔符号〕"
