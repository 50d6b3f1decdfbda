"""What the command line says: help, usage errors, and the words around results."""

PROGRAM = "政府信息公开工作年度报告：填报、校验、汇总。"
USAGE = "用法："
COMMANDS = "命令"
OPTIONS = "选项"
ARGUMENTS = "参数"
HELP = "显示帮助"
ALSO = "“gxxl 命令 -h”显示该命令的用法。"
UNKNOWN_COMMAND = "没有“{name}”这个命令。可用的命令：{names}。"
INTERRUPTED = "已中断。没有写完的文件保持原样，可以重新运行。"

# What argparse says, and what we say instead.
ARGPARSE = {
    r"unrecognized arguments: (.+)": "不认识的参数：{}。请对照上面的用法检查；写“-h”有每一项的说明。",
    r"the following arguments are required: (.+)": "缺少参数：{}。请对照上面的用法补上；写“-h”有每一项的说明。",
    r"argument (.+): expected one argument": "{}后面应当写一个值。请对照上面的用法补上。",
    r"argument (.+): expected at least one argument": "{}后面应当至少写一个值。请对照上面的用法补上。",
    r"argument (.+): invalid choice: (.+) \(choose from (.+)\)": "{}不能是{}，可以是：{}。",
    r"argument (.+): invalid int value: (.+)": "{}应当是整数，而不是{}。",
    r"ambiguous option: (.+) could match (.+)": "{}不明确，可能是：{}。",
}

COMMAND_HELP = {
    "new": "生成填报模板，或者按名单给每个单位各生成一份",
    "check": "校验一个或者多个文件，指出哪一格不对、应当是多少",
    "figures": "读出一个文件中的全部数据",
    "import": "把已发布的年度报告（Word、PDF、网页、文本）读成数据表",
    "explain": "说明一条规则或者一个栏目",
    "convert": "把一个文件换算为另一版格式，列出丢失的和须补填的",
    "consolidate": "汇总一个文件夹内各单位的报送件",
    "report": "生成年度报告：Word文档、网页或者Markdown文本",
    "trace": "说明汇总表的一格由哪些单位的哪些数相加而来",
    "roster": "按区划代码列出乡镇、街道，生成第一份报送单位名单",
    "doctor": "查看本机的办公软件、Python、加载项和设置，说明问题和办法；不改动任何设置",
    "demo": "生成一组示例报送件并汇总，看看效果",
}
