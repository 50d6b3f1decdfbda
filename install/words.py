"""What the set-up says to its user, and how it says it."""

from __future__ import annotations

import sys

USAGE = """\
用法：
  python3 install/dev.py demo        生成一组示例报送件并汇总，看看效果
  python3 install/dev.py check 文件  校验一个文件（gxxl 的任何命令都可以这样运行）
  python3 install/dev.py test        运行全部检查和测试
  python3 install/dev.py docs        重新生成 docs/ 中由程序生成的页面
  python3 install/dev.py bundle      生成Windows便携包 dist/gxxl-版本-windows.zip
  python3 install/dev.py site        把docs/做成静态网站 dist/site，不用服务器也能打开
  python3 install/dev.py pictures    重新截取 docs/images/ 中的图片"""

PYTHON_TOO_OLD = (
    "需要Python 3.11或更新的版本，当前是{found}。请从 python.org 或系统软件源安装新版Python后重试，"
    "例如：python3.11 install/dev.py demo。"
)
MAKING_ENVIRONMENT = "正在建立独立的Python环境：{path}"
INSTALLING = "正在安装所需的Python程序包（首次需要联网，约一分钟）……"
INSTALL_FAILED = "Python程序包没有装成，原因见上。请检查网络（或pip的镜像设置）后重试。"
NO_VENV = (
    "不能建立Python环境。Debian、Ubuntu请先运行：sudo apt-get install python3-venv；"
    "其他系统请安装完整的Python 3.11或更新的版本。"
)

APT_INSTALLING = "正在用apt安装：{packages}"
APT_FAILED = "apt没有装成：{packages}。请检查网络和软件源后重试。"
OFFICE_HINT = "部分测试要用真实的LibreOffice和Chromium运行，本机没有装齐，缺了的测试将跳过。"
OFFICE_BY_HAND = OFFICE_HINT + "要安装，请运行：sudo apt-get install --no-install-recommends {packages}"
OFFICE_ELSEWHERE = (
    OFFICE_HINT
    + "请安装LibreOffice 7.4或更新的版本（含Python-UNO）、poppler-utils和Chromium；测试完整支持的是Debian和Ubuntu。"
)
LOCALE_FAILED = "没有生成zh_CN.UTF-8语言环境，截图中的界面文字可能不是中文。"

FETCH_FAILED = "没有下载成功，原因见上。请检查网络（或pip的镜像设置）后重试。"
NOT_AS_PINNED = "“{name}”与固定的校验值不符，没有使用。请删除 .cache 文件夹后重试；仍然不符的，不要使用这个下载源。"
LOCK_MADE_BY = "由 python install/windows.py --lock 生成：便携包中用于64位Windows的程序包"
LOCK_WRITTEN = "已写入{path}：{count}个程序包。"

BUNDLE_DONE = "已生成便携包：{path}（{size:.1f} MB，{count}个文件）"
# The batch files: only ASCII goes to a command prompt of any code page, but for what follows `echo`.
COMMAND_LINE_HINT = "在下面输入命令，按回车运行，例如：gxxl demo。命令见“指南”文件夹里的“命令”。关闭窗口即退出。"
BATCH_NOT_WHOLE = "没有找到程序。请先把压缩包完整解压，不要在压缩包里直接双击；也请看看杀毒软件有没有隔离文件。"

CHECK_NAMES = {
    "format": "代码格式",
    "lint": "代码规范",
    "types": "类型检查",
    "tests": "测试",
}
CHECK_STARTS = "—— {name} ——"
CHECK_FAILED = "未通过：{names}"
CHECKS_PASSED = "全部通过。"
NO_SUCH_CHECK = "没有“{name}”这项检查。可用的：{names}。"


def say(text: str) -> None:
    """Tell the user how it goes, on stderr, whatever the terminal can show."""
    encoding = sys.stderr.encoding or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding), file=sys.stderr, flush=True)
