"""What the door says: kinds of files that cannot be read, containers, limits, and files that end their reader."""

# ---------------------------------------------------------------- kinds of files, by the code of the refusal

KINDS = {
    "picture": "这是图片或者照片，读不出数据。请报送数据表（.xlsx）原件，不要拍照或者截图。",
    "rar": "这是RAR压缩包，不能打开。请解压后把里面的文件放进文件夹，或者改用ZIP格式压缩。",
    "7z": "这是7z压缩包，不能打开。请解压后把里面的文件放进文件夹，或者改用ZIP格式压缩。",
    "other_archive": "这是{kind}压缩包，不能打开。请解压后把里面的文件放进文件夹，或者改用ZIP格式压缩。",
    "program": "这是可执行程序，不是报表，没有运行。请不要打开，并请报送单位重新发送数据表（.xlsx）。",
    "media": "这是音频或者视频文件。请报送数据表（.xlsx）。",
    "shortcut": "这是快捷方式，不是文件本身。请报送单位发送数据表（.xlsx）原件。",
    "ofd": "这是OFD版式文件，读不出数据。请报送数据表（.xlsx）。",
    "slides": "这是演示文稿，不是报表。请报送数据表（.xlsx）。",
    "text_document": "这是OpenDocument文字文件（.odt）。请另存为“.docx”格式，或者改报数据表（.xlsx）。",
    "rtf": "这是RTF文字文件。请用Word或WPS另存为“.docx”格式，或者改报数据表（.xlsx）。",
    "outlook": "这是Outlook邮件文件（.msg）。请打开邮件，把附件另存出来；或者把邮件另存为“.eml”格式。",
    "winmail": "这是Outlook专用格式的附件（winmail.dat）。请发件人改用普通格式重新发送。",
    "xml_spreadsheet": "这是“XML电子表格2003”格式。请用Excel或WPS打开，另存为“.xlsx”格式后报送。",
    "flat_open_document": "这是OpenDocument的单文件格式（.fods、.fodt）。请打开后另存为“.xlsx”或者“.docx”。",
    "xml": "这是其他用途的XML文件，不是报表。请报送数据表（.xlsx）。",
    "office_package": "这是其他Office文件，不是表格或者文字文件。请报送数据表（.xlsx）。",
    "database": "这是数据库文件，不是报表。请报送数据表（.xlsx）。",
    "zeros": "文件内容全部是空字节，下载时没有真正保存下来。请重新下载，或者请报送单位重新发送。",
}
ARCHIVES = {"gz": "GZ", "bz2": "BZ2", "xz": "XZ", "tar": "TAR", "cab": "CAB", "zst": "ZST"}

# ---------------------------------------------------------------- workbooks and pages

TRUNCATED = "文件只下载了一部分，后面缺失，不能打开。请重新下载，或者请报送单位重新发送。"
COMPOUND_DAMAGED = "文件损坏或者没有下载完整，不能打开。请重新下载，或者用Excel、WPS打开后另存为“.xlsx”再报送。"
NEEDS_CALAMINE = "读取.xls、.et需要安装组件：pip install python-calamine。也可以用Excel或WPS打开后另存为“.xlsx”再报送。"
LEGACY_DAMAGED = "旧格式的表格（.xls、.et）损坏，不能读取。请用Excel或WPS打开后另存为“.xlsx”再报送。"
ENCRYPTED_OLD = (
    "旧格式的表格（.xls、.et）加了密，读不出来。打开时要输入密码的，请报送单位在“另存为—工具—常规选项”中清空密码后重新发送；"
    "不用输入密码就能打开的，请打开后另存为“.xlsx”。"
)
OLD_EXCEL = "这是Excel 5.0/95或者更早的格式，里面的汉字读不准，没有读取。请用Excel或WPS打开后另存为“.xlsx”再报送。"
ENCRYPTED_ODS = "文件设有打开密码。请报送单位用LibreOffice打开，另存时取消勾选“使用密码保存”后重新发送。"
FRAMED_PAGE = "这是网页框架，数据在另外的文件中，没有一起报来。请用Excel或WPS打开原文件，另存为“.xlsx”格式后报送。"
PAGE_WITHOUT_TABLE = "这是网页（可能是登录页或者出错页），里面没有表格。请重新从原处下载文件，或者请报送单位重新发送。"
PAGE_TOO_LARGE = "网页中的表格太多或者太大，没有读取。请只保存年度报告正文，或者改报数据表（.xlsx）。"
DOCUMENT_TOO_LARGE = "文档中的表格太多或者太大，没有读取。请只保留年度报告正文，或者改报数据表（.xlsx）。"
EMBEDDED_PAGE = "文档的内容在嵌入的网页里，没有读取。请用Word或WPS打开后另存为新的“.docx”，或者改报数据表（.xlsx）。"
TOO_MANY_SHEETS = "工作簿中的表超过{limit}张，没有读取。请只保留年度报告的表，重新保存后报送。"
EXTERNAL_ENTITY = "文件内含有指向外部的引用，可能有危险，没有读取。请把数据复制到新下发的模板后重新保存。"
TOO_MANY_PARTS = "文件内部件过多，没有读取。请把数据复制到新下发的模板后重新保存。"
OLDER_VERSION = "这是旧版模板（版本“{version}”），本程序不再读取。请把数据复制到最新下发的模板后报送。"
NEWER_VERSION = "这是更新的模板（版本“{version}”），本程序还不认识。请更新本程序，或者请报送单位使用下发的模板。"
UNKNOWN_VERSION = "模板版本“{version}”无法识别。请使用最新下发的模板，或者更新本程序。"
TEXT_TOO_LONG = "文件中的文字超过{limit}万字，不会是年度报告，没有读取。请报送数据表（.xlsx）。"
# A notice of a file that was read.
MACROS = "文件中带有宏，没有运行。"

# ---------------------------------------------------------------- containers

CONTAINER = "这是压缩包或者邮件，里面有{count}个文件。请用gxxl consolidate汇总，或者取出里面的文件后逐个校验。"
PACKED_AGAIN = "这是表格或者文档的内部文件，解压后又被重新压缩过，不能读取。请打开原来的文件，另存为新的“.xlsx”再报送。"
ARCHIVE_DAMAGED = "压缩包损坏或者没有下载完整，不能打开。请重新下载，或者请报送单位重新发送。"
ARCHIVE_MEMBER_DAMAGED = "压缩包中的这个文件损坏，取不出来。请报送单位重新压缩后发送；压缩包中的其他文件不受影响。"
ARCHIVE_ENCRYPTED = "压缩包设有密码。请解压后把里面的文件放进文件夹，或者请报送单位不加密码重新压缩。"
ARCHIVE_METHOD = "压缩包中的这个文件用了少见的压缩方式，取不出来。请解压后把文件放进文件夹。"
ARCHIVE_EMPTY = "压缩包中没有可以读取的文件。请确认压缩的是数据表，重新发送。"
ARCHIVE_TOO_LARGE = "压缩包超过{limit}MB，没有打开。请解压成文件夹后汇总，或者分成几个压缩包。"
ARCHIVE_EXPANDS = "压缩包展开后超过{limit}MB，没有展开。确认来源可靠的，请自行解压成文件夹后汇总。"
ARCHIVE_MANY = "压缩包中的文件超过{limit}个，没有展开。请解压成文件夹后汇总，或者分成几个压缩包。"
ARCHIVE_NESTED = "压缩包套了太多层，没有再打开。请解压后把里面的文件放进文件夹。"
MEMBER_GONE = "压缩包或者邮件在读取时变了，找不到这个文件。请重新汇总。"
MAIL_NOTHING = "邮件没有附件，正文中也没有表格。请把数据表（.xlsx）作为附件重新发送。"
MAIL_LINKED = "邮件的附件是网盘或者超大附件的链接，没有随邮件保存。请从链接下载后放进文件夹；链接过期的，请重新发送。"
MAIL_MANY = "邮件的附件超过{limit}个，没有打开。请把附件另存到文件夹后汇总。"
MAIL_TOO_LARGE = "邮件超过{limit}MB，没有打开。请把附件另存到文件夹后汇总。"
MAIL_DAMAGED = "邮件文件损坏，不能打开。请重新保存，或者把附件另存到文件夹。"
MAIL_BODY_PAGE = "正文.html"
MAIL_BODY_TEXT = "正文.txt"
MAIL_UNNAMED = "附件{number}"
IGNORED_MAIL_PICTURE = "邮件正文中的图片"
IGNORED_MAIL_SIGNATURE = "邮件的签名"
SECOND_OF_NAME = "{stem}（{number}）{ending}"

# ---------------------------------------------------------------- files that end their reader

# What to do with a file that cannot be read, by the ending of its name; else it is a workbook.
AGAIN = "请用Excel或WPS打开后另存为新的“.xlsx”再报送。"
AGAIN_BY_ENDING = {
    ".docx": "请用Word或WPS打开后另存为新的“.docx”，或者改报数据表（.xlsx）。",
    ".doc": "请用Word或WPS打开后另存为“.docx”，或者改报数据表（.xlsx）。",
    ".pdf": "请改报数据表（.xlsx）。",
    ".html": "请改报数据表（.xlsx）。",
    ".htm": "请改报数据表（.xlsx）。",
    ".txt": "请改报数据表（.xlsx）。",
    ".eml": "请打开邮件，把附件另存到文件夹后再读取。",
    ".mht": "请打开邮件，把附件另存到文件夹后再读取。",
    ".zip": "请解压后把里面的文件放进文件夹再读取。",
}

LOST = {
    "timeout": "读取超过{seconds}秒没有结束，已放弃，其他文件不受影响。{again}",
    "memory": "读取需要的内存超过限制，已放弃，其他文件不受影响。请把数据复制到新下发的模板后重新保存。",
    "crashed": "文件使读取程序意外中止，已放弃，其他文件不受影响。{again}",
    "killed": "读取这个文件时被系统中止，可能是内存不足，其他文件不受影响。请关闭其他程序后重新汇总。",
}
NO_PROCESS = "系统不能再启动新的程序（{why}）。请关闭其他程序后重试。"
UNEXPECTED = "读取时出现意外错误（{kind}），没有读取。{again}"

# ---------------------------------------------------------------- addresses

URL_UNREACHABLE = "打不开{url}：{why}。请检查地址和网络，或者先下载到文件夹。"
URL_NOTHING = "{url}中没有文件。请检查地址。"
URL_TOO_MANY = "{url}中的文件超过{limit}个，没有读取。请写出其中的文件夹，或者先下载到文件夹。"
URL_NO_LIBRARY = "读取{scheme}://开头的地址需要另外安装组件。请运行：pip install {package}。或者先下载到文件夹。"
URL_NO_LIBRARY_KNOWN = "读取{scheme}://开头的地址需要另外安装组件（{why}）。请安装后重试，或者先下载到文件夹。"
# What to install for addresses of a kind, beside fsspec itself.
URL_PACKAGES = {
    "http": '"fsspec[http]"',
    "https": '"fsspec[http]"',
    "s3": "s3fs",
    "s3a": "s3fs",
    "oss": "ossfs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "az": "adlfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "sftp": "paramiko",
    "ssh": "paramiko",
    "smb": "smbprotocol",
    "hdfs": "pyarrow",
    "webhdfs": "requests",
    "github": "requests",
}
URL_NOT_FOUND = "没有这个文件，或者连不上"
URL_UNKNOWN_KIND = "不认识这种地址"
URL_STATUS = "服务器答复{status}"

# ---------------------------------------------------------------- the command

HELP_JOBS = "同时读取的进程数；不指定时按处理器个数"
META_JOBS = "个数"
JOBS_WRONG = "--jobs 应当是1到64的整数，而不是“{text}”。"
