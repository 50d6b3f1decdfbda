"""What ``gxxl roster`` says, and what it writes into the file."""

HELP_CODE = "本级的区划代码：县（区）6位，例如610525；市4位；省2位"
HELP_OUTPUT = "名单的文件名（.csv）；已有的文件不覆盖"
META_CODE = "区划代码"
META_OUTPUT = "文件"

NOTE_COLUMN = "说明"
NOTE = (
    "本名单只列出了乡镇、街道。请手工补入：本机关（县政府办公室）、各部门、派出机构，"
    "以及垂直管理单位（例如税务，计入汇总填否）。"
)
NOTE_ABOVE = (
    "区划代码表没有县、市的名称，请逐行补填名称。请手工补入：本机关（政府办公室）、各部门、派出机构，以及垂直管理单位。"
)
NOTE_CHECK = "开发区、农场等，请核实是否单独报送。"

NOT_A_CODE = "“{code}”不是县、市、省的区划代码。县（区）写6位，例如610525；市写前4位；省写前2位。"
UNKNOWN = "区划代码表（{source}）里没有{code}。请核对代码；近年调整过区划的，请手工编制名单。"
A_TOWNSHIP = "{code}是乡镇、街道的代码，下面没有报送单位。请写所在县（区）的6位代码，例如{county}。"
SUFFIX = "名单写成CSV文件，文件名应当以.csv结尾，而“{path}”不是。"
EXISTS = "“{path}”已经存在，没有覆盖。请换一个文件名，或者先移走原来的文件。"
WRITTEN = "已写出{path}，共{count}个单位。"
SOURCE = "代码取自{source}，与现行区划可能有出入，请核对。"
NEXT = "截止日期、别名可以在表中补填；填好后用于 gxxl new --roster 和 gxxl consolidate --roster。"
