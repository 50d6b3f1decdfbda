Attribute VB_Name = "GxxlStart"
Option Explicit
Option Private Module

' Starts Python for the buttons. It finds the workbook by --wb and --hwnd, as xlwings' Book.caller() reads them.
Public Sub GxxlRun(ByVal button As String)
    Dim book As Object, python As String
    If GxxlInLibreOffice() Then
        Application.Run "GxxlOffice.GxxlGo", button
        Exit Sub
    End If
    On Error GoTo failed
    Set book = ThisWorkbook
    If ThisWorkbook.IsAddin Then Set book = ActiveWorkbook
    If book Is Nothing Then GxxlSay "no_book": Exit Sub
    python = GxxlPython()
    If python = "" Then GxxlSay "no_python": Exit Sub
    If GxxlShell().Run(python & " " & button & " --wb=""" & book.Name & """ --from_xl=1 --hwnd=" & Application.Hwnd, 0, True) = 0 Then Exit Sub
failed:
    GxxlSay "failed"
End Sub

' Whether this is LibreOffice: it calls itself Excel 11.0, and every Excel that reads .xlsm is 12.0 or later.
Public Function GxxlInLibreOffice() As Boolean
    GxxlInLibreOffice = (Val(Application.Version) < 12)
End Function

' The command line up to the command's name, or nothing: the interpreter that python.txt names, beside the add-in
' (never beside a workbook, where it may have come by mail) or in the user's own folder; else Python's launcher.
Public Function GxxlPython() As String
    Dim folder As Variant, launcher As Variant, path As String
    For Each folder In Array(IIf(ThisWorkbook.IsAddin, ThisWorkbook.Path, ""), GxxlFolder("%LOCALAPPDATA%\gxxl"))
        If folder <> "" Then path = GxxlNamed(CStr(folder))
        If path <> "" Then GxxlPython = """" & path & """ -P -m gxxl.excel": Exit Function
    Next
    For Each launcher In Array("%LOCALAPPDATA%\Programs\Python\Launcher\pyw.exe", "%SystemRoot%\pyw.exe")
        path = GxxlFolder(CStr(launcher))
        If GxxlFiles().FileExists(path) Then GxxlPython = """" & path & """ -3 -P -m gxxl.excel": Exit Function
    Next
End Function

' The interpreter that the first line of a folder's python.txt names (UTF-16, from that folder on), if it is there.
Private Function GxxlNamed(ByVal folder As String) As String
    Dim path As String
    If Not GxxlFiles().FileExists(folder & "\python.txt") Then Exit Function
    With GxxlFiles().OpenTextFile(folder & "\python.txt", 1, False, -1)
        If Not .AtEndOfStream Then path = Trim$(.ReadLine)
        .Close
    End With
    If InStr(path, ":") = 0 And Left$(path, 2) <> "\\" Then path = folder & "\" & path
    If GxxlFiles().FileExists(path) Then GxxlNamed = path
End Function

Public Function GxxlShell() As Object
    Set GxxlShell = CreateObject("WScript.Shell")
End Function

Private Function GxxlFiles() As Object
    Set GxxlFiles = CreateObject("Scripting.FileSystemObject")
End Function

Private Function GxxlFolder(ByVal path As String) As String
    GxxlFolder = GxxlShell().ExpandEnvironmentStrings(path)
End Function

Public Sub GxxlSay(ByVal key As String)
    MsgBox GxxlText(key), vbExclamation, GxxlText("title")
End Sub
