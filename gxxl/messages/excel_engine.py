"""What the xlwings engine for LibreOffice says when something cannot be done."""

OFFICE_MISSING = (
    "这台电脑上没有找到LibreOffice。请安装LibreOffice（含Calc），或者用环境变量SOFFICE写明soffice程序的位置。"
)
UNO_MISSING = "找不到LibreOffice的Python模块（uno）：{reason}。请安装python3-uno，并使用与它版本相同的Python。"
OFFICE_NOT_STARTED = "LibreOffice没有能够启动（等待了{seconds}秒）。请先手工打开一次LibreOffice，看它是否提示错误。"
OFFICE_NOT_FOUND = "没有连接上正在运行的LibreOffice（{pipe}）。请确认它已经打开。"
OFFICE_GONE = "LibreOffice已经关闭或者意外退出，没有保存的改动可能已丢失。请重新打开工作簿再试。"
BOOK_GONE = "这个工作簿已经关闭。请重新打开后再试。"
FAILED = "LibreOffice没有完成这一步：{detail}。请检查工作簿是否受保护、是否只读，然后再试。"

NO_BOOK = "没有打开名为“{name}”的工作簿。请先打开它。"
NO_BOOK_OPEN = "LibreOffice中没有打开的电子表格。请先打开一个工作簿。"
NO_SHEET = "工作簿中没有“{name}”这张工作表。请检查它是否被改名或者删除。"
NO_NAME = "没有定义“{name}”这个名称。请检查它是否被改名或者删除。"
NO_RANGE = "“{address}”不是单元格地址，也不是已定义的名称。请检查写法，例如：B3或B3:D8。"
OUTSIDE = "第{row}行第{column}列超出了工作表的范围。请检查地址。"
NOT_A_RANGE = "名称“{name}”指的不是单元格区域，而是“{content}”。请检查它的定义。"
NO_HYPERLINK = "单元格{address}中没有链接。请先设置链接。"

CELL_PROTECTED = "“{sheet}”的{address}受保护，不能修改。请先取消工作表保护，或者改填未锁定的单元格。"
SHEET_PROTECTED = "工作表“{sheet}”受保护，不能插入、删除或者合并单元格。请先取消工作表保护。"
SHEET_LOCKED = "工作表“{sheet}”设有密码，没有能够取消保护。请先用密码取消保护再试。"
SHAPE = "要写入的数据应当是{rows}行{columns}列，每行同样长。请检查数据。"

CANNOT_OPEN = "LibreOffice不能打开“{path}”：{reason}。请检查文件是否完好、是否有密码。"
CANNOT_SAVE = "LibreOffice不能保存“{path}”：{reason}。请检查文件夹是否存在、是否有写入权限、文件是否正被打开。"
OPEN_REFUSED = "文件无法识别，或者需要密码"
NO_FOLDER = "没有这个文件夹"
READ_ONLY = "工作簿是以只读方式打开的"
UNKNOWN_SUFFIX = "不能保存为“{suffix}”类型的文件。可以用的扩展名：{known}。"
CANNOT_CLOSE = "工作簿“{name}”暂时不能关闭，可能正在打印或者有对话框没有关闭。请处理后再试。"

NOT_COVERED = "LibreOffice中没有提供xlwings的“{name}”。请改用表格数据、格式或者批注，或者在Excel中操作。"
