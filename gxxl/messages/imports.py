"""Published reports: what is said of a PDF and of old Word files, and of what was read from a report."""

from gxxl.messages.rules import Words

PDF_ENCRYPTED = "PDF文件设有打开密码。请发布单位去掉密码后重新发送，或者改报数据表（.xlsx）。"
PDF_DAMAGED = "PDF文件损坏或者没有下载完整，不能打开。请重新下载，或者请报送单位重新发送。"
PDF_SCANNED = (
    "这是扫描件（图片），没有文字，程序不能读取其中的数。文件照原样保留；请报送数据表（.xlsx）或者Word文档（.docx）。"
)
PDF_NO_TEXT = "PDF中没有文字，程序不能读取。请改报数据表（.xlsx）或者Word文档（.docx）。"
PDF_UNCODED = (
    "PDF中的文字没有编码（用Word或WPS“输出为PDF”可以避免），不能读取。请改报数据表（.xlsx）或者Word文档（.docx）。"
)
PDF_TOO_LONG = "PDF超过{limit}页，没有读取。请只报送年度报告正文。"
PDF_NOT_THIS_FORM = "没有在PDF中找到年度报告的表格。请确认是年度报告正文，或者改报数据表（.xlsx）。"
PDF_NEEDS_EXTRA = "读取PDF需要另外安装组件：pip install pdfplumber。也可以改报数据表（.xlsx）或者Word文档（.docx）。"
PDF_TABLE = "第{page}页第{number}个表"
FIGURES_LOST = (
    "找到了年度报告表格的栏目，但是各栏的数缺失或者错位，不能确定哪个数属于哪一栏，没有读取。"
    "请提供原来的网页、Word文档（.docx）或者PDF，或者改报数据表（.xlsx）。"
)
NO_FIGURES = "找到了年度报告的表格，但是表内一个数也没有，没有读取。请先填写（确实没有的填0），再读取。"
PAGE_LINE = "第{page}页第{number}行"

IMPORT_REPORT = "已发布的年度报告：.docx、.pdf、.html、.md、.txt"
IMPORT_OUTPUT = "输出的数据表（.xlsx）；不覆盖已有的文件"
IMPORT_JSON = "输出JSON，供程序使用"
IMPORT_ALREADY = "“{path}”已经是数据表，不需要再读取。校验请用：gxxl check {path}"
IMPORT_HEAD = "{file}　{unit}　{year}"
IMPORT_TABLE = "  {table}（{edition}年版）：共{count}格，读出{read}格"
IMPORT_TABLE_MORE = {
    "marked": "，其中{count}格写法不规范，按唯一可能的数读取",
    "blank": "，{count}格原文为空",
    "unreadable": "，{count}格不能认定为数",
    "ambiguous": "，{count}格有多种读法",
    "absent": "，{count}格原文没有",
}
IMPORT_NO_TABLE = "  {table}：没有找到"
IMPORT_DOUBT = "    {place}　{label}：{value}"
IMPORT_DOUBTS_MORE = "    ……另有{count}格，见数据表中标色的格"
IMPORT_TEXTS = "  正文：{sections}已写入“正文”表"
IMPORT_NO_TEXTS = "  正文：没有找到{sections}"
IMPORT_JOIN = "、"
IMPORT_DONE = "已生成数据表：{path}（数字一律照原文，总计也是原文印的数，没有改动）"
IMPORT_RIGHT = "勾稽关系全部相符。下一步：请对照原文抽查几格，再用“gxxl consolidate”汇总或者“gxxl report”生成报告。"
IMPORT_OPEN = (
    "有{errors}处错误、{queries}处提示，已在数据表中标色，详见“校验结果”表。"
    "下一步：请对照原文核对标色的格，原文本身有误的，请与发布单位核实后再改；改好后用“gxxl check {path}”复核。"
)

CARRIER_AGREES = "另有{file}，与数据表一致"
CARRIER_DIFFERS = "另有{file}，与数据表有{count}格不一致"
CARRIER_SCAN = "另有扫描件{files}，没有文字，不能读取，已保留"
CARRIER_MORE = "另有{count}格也不一致。"
CARRIERS = {
    "carriers.differ": Words(
        label="数据表与年报正文表格不一致",
        about="同一单位同一年度的数据表（.xlsx）与年报正文（.docx、.pdf、网页）是一份报送件，各栏的数应当一致。",
        message="数据表与年报正文表格不一致：{place}（{cell}）为{value}，而{file}中为{other}（{other_place}）。{more}",
        remedy="请核对申请登记台账，确定哪一个数正确，把数据表和年报正文改为一致后重新报送。",
    ),
}
