"""Published reports: what is said of a PDF and of old Word files, and of what was read from a report."""

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
PDF_NEEDS_EXTRA = (
    '读取PDF需要另外安装组件：pip install "gxxl[reports]"。也可以改报数据表（.xlsx）或者Word文档（.docx）。'
)
PDF_TABLE = "第{page}页第{number}个表"
PAGE_LINE = "第{page}页第{number}行"
