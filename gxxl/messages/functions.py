"""What the functions for formulas answer where there is no number to give."""

SIZE = "{rows}行{columns}列"
SIZES_JOIN = "、"
NO_TABLE = "所选区域是{rows}行{columns}列，不是年度报告的表格。请选择全部数据格，不含表头；可以是：{known}。"
PLACE = "所选区域第{row}行第{column}列"
CHECK = "{rule}：{cell}"
TOO_MANY = "问题较多，不能逐格判断，请对照台账重新核对。"
NOTHING_WRONG = "没有发现勾稽错误。"

NOT_ABSOLUTE = "请写完整的路径，例如：D:\\报送\\庄头镇.xlsx。"
NO_FILE = "找不到文件“{path}”。请检查路径和文件名。"
NO_CODE = "没有“{code}”这个栏目代码。"
STATES = {
    "blank": "（空格）",
    "unreadable": "（“{text}”不能认定为数）",
    "ambiguous": "（有多种读法，不能认定）",
    "absent": "（原文没有这一栏）",
}

CODE_RIGHT = "正确"
CODE_LENGTH = "不正确：应为18位，现为{length}位"
CODE_SIGNS = "不正确：含有不允许的字符，或者登记管理部门、机构类别代码不对"
CODE_CHECKSUM = "不正确：按前17位推算，最后一位应为{wanted}，现为{found}"
CODE_IS_NUMBER = "不正确：代码被当成了数，末几位已经改变。请把单元格设为文本后重新填写。"
