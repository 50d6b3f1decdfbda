"""What the buttons and functions in the open sheet say."""

NOT_THIS_FORM = (
    "没有在“{book}”中找到年度报告的表格，没有做任何改动。"
    "请先打开填好的数据表再点按钮；表头被改动过的，请把数据复制到新的模板后再试。"
)
MOVED = "表格与模板不完全一致（工作表改名、移动或者插入了行列），已按表头识别数据。报送前建议复制到新的模板。"

CANNOT_ADD_SHEET = (
    "不能在“{book}”中新建“校验结果”表，没有做任何改动。工作簿结构受保护的，请先在“审阅”中取消“保护工作簿”，再点按钮。"
)

CHECK_RIGHT = "校验通过，没有发现问题。"
CHECK_FOUND = "发现{errors}处错误（必须修改）、{queries}处提示（请核实说明），已在表中标出，“校验结果”中列有全部问题。"
CHECK_FIRST = "最可能填错的是：{place}（{cell}）。"
CHECK_READ_ONLY = "“{book}”是以只读方式打开的，不能在表中标出。发现{errors}处错误、{queries}处提示，前几处是："
CHECK_LISTED = "{number}. {message}"
READ_ONLY = "“{book}”是以只读方式打开的，不能改动。请先另存为一份，在另存的文件中再点按钮。"
CHECKED_ON = "{year}年{month}月{day}日{time}：{errors}处错误、{queries}处提示"
CHECKED_RIGHT = "{year}年{month}月{day}日{time}：通过"
CLEARED = "已清除校验留下的颜色和批注，数据没有改动。"
NOTHING_TO_CLEAR = "没有校验留下的标记。"

FAILED = "程序没有能够完成“{button}”，填报的数据没有改动。详情见记录文件：{log}"
FAILED_HALFWAY = (
    "程序没有能够完成“{button}”，表中的数可能只改动了一部分。"
    "请对照“说明”中的记录核对；或者不保存，关闭后重新打开。详情见记录文件：{log}"
)
NO_EXCEL = "没有连接上Excel。请从Excel中的按钮启动本功能；当前没有打开Excel的，请先打开数据表。"
UNKNOWN_COMMAND = "没有“{command}”这个按钮。可以用的：{known}。"

# 采纳建议
REGISTER_CHECKED = "采纳建议会改动表中的数。已核对登记台账？"
ACCEPT = "{reason}\n\n采纳这一条？"
ACCEPT_NEXT = "\n（“否”：看下一种改法；“取消”：不再继续）"
ACCEPT_LAST = "\n（“否”：不采纳；“取消”：不再继续）"
ACCEPTED = "已采纳{count}条建议，改动已记入“说明”。"
ACCEPTED_NONE = "没有采纳任何建议，数据没有改动。"
NOTHING_TO_ACCEPT = "没有可以采纳的建议：校验没有发现勾稽错误，或者问题较多，不能逐格判断。"
TAKE_BACK = "没有新的建议。上一次采纳的是：{place}{change}。\n\n撤回这一条，恢复原来的数？"
TAKEN_BACK = "已撤回：{place}恢复为{old}。"
TAKEN_BACK_RULE = "撤回采纳的建议"
ONLY_TEMPLATE = "本功能只能用于没有改动过表格结构的数据表模板。请把数据复制到新的模板后再试，数据没有改动。"

# 恢复公式
FORMULAS_ARE_THERE = "总计公式都在，不需要恢复。"
RESTORE = (
    "有{count}格总计是直接填写的，恢复公式后改为自动计算，原来填写的数将被替换并记入“说明”：\n{listed}\n\n恢复公式？"
)
RESTORE_LINE = "{place}：{value}"
RESTORE_MORE = "另有{count}格"
RESTORED = "已恢复{count}格总计公式。原来填写的数记在“说明”中。"
RESTORED_RULE = "恢复总计公式"
RESTORED_TEXT = "原来填写的是{value}"
NOT_RESTORED = "没有恢复，数据没有改动。"
CONFIRM_BACK = "已恢复{count}格的“空格确认为0”功能。"

# 导入上年数据
PICK_LAST_YEAR = "选择上年的数据表、汇总表或者年度报告"
PICK_PATTERNS = {"年度报告": "*.xlsx;*.xlsm;*.docx;*.html;*.htm;*.txt", "全部文件": "*.*"}
NOTHING_PICKED = "没有选择文件，数据没有改动。"
LAST_YEAR_OWN_YEAR = "请先在封面填写年度，再导入上年数据。"
LAST_YEAR_DONE = "已导入{year}年度数据{count}项，显示在各表旁边，供对照。"
LAST_YEAR_NOTHING = "选择的文件里没有可以导入的数，没有改动。"
CARRY_OVER = (
    "上年“结转下年度继续办理”的数与本年“上年结转”有关。\n\n把上年的结转数填入本年空着的“上年结转”（{count}格）？"
)
CARRIED_OVER = "“上年结转”已填入{count}格，请核对。"

# 导出报送件
SAVE_FIRST = "请先把数据表保存到本机的文件夹，再点按钮。"
NO_UNIT_OR_YEAR = "请先在封面填写机关名称和年度，再点按钮。"
REASON_FOR_ERRORS = "还有{count}处错误没有改正。带问题报送的，请写明原因（将记入“说明”）："
REPORTED_WITH_ERRORS = "带问题报送"
NOT_EXPORTED = "没有写明原因，没有导出。请先改正错误，或者写明原因后再导出。"
EXPORT_EXISTS = "“{name}”已经存在。\n\n替换它？"
EXPORT_SAME = "本数据表就是“{name}”，可以直接报送，不需要导出。请保存后报送。"
EXPORT_KEPT = "没有导出，原来的文件没有改动。"
EXPORTED = "已导出报送件：{path}"
CANNOT_EXPORT = "不能写入“{path}”。请检查该文件是否正被打开、文件夹是否有写入权限。"

# 生成报告
REPORT_EXISTS = "“{name}”已经存在，其中可能有您修改过的内容。\n\n替换它？"
REPORT_KEPT = "没有生成，原来的文件没有改动。"
REPORTED = "已生成年度报告：{path}"
NO_REASONS_SHEET = "没有找到“{sheet}”这张表，不能记录改动，因此没有改动数据。请把数据复制到新的模板后再试。"
REASONS_FULL = "“{sheet}”已经写满，不能再记录改动，因此没有改动数据。请删去其中不再需要的行后再试。"
REPORT_NAME = "{code}{unit}{year}年政府信息公开工作年度报告.docx"
REPORT_LACKS = "报告中还缺：{lacking}"
