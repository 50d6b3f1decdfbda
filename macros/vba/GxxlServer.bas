Attribute VB_Name = "GxxlServer"
Option Explicit
Option Private Module

' Python's side of the functions: xlwings' own COM server under a class of ours, started when first needed.
Private Const SERVER_CLASS As String = "{8D6D4B1C-5B0E-4C0C-9A53-6F1A1B3C7E52}"
Private Const WAIT_SECONDS As Long = 20
Private server As Object
Private gaveUp As Date

' What the wrappers of the functions call.
Public Function XLPy() As Object
    Dim limit As Date
    If Not GxxlAlive() Then
        If Not GxxlFound() Then
            GxxlServe
            limit = DateAdd("s", WAIT_SECONDS, Now)
            Do Until GxxlFound()
                If Now > limit Then gaveUp = Now: Err.Raise vbObjectError + 1, , GxxlText("failed")
            Loop
        End If
    End If
    Set XLPy = server
End Function

' Starts the server; it ends itself when the window of this Excel is gone. A sheet full of formulas waits only once.
Private Sub GxxlServe()
    Dim python As String
    If Now < DateAdd("s", 3 * WAIT_SECONDS, gaveUp) Then Err.Raise vbObjectError + 1, , GxxlText("failed")
    python = GxxlPython()
    If python = "" Then Err.Raise vbObjectError + 1, , GxxlText("no_python")
    GxxlShell().Run python & " serve --clsid=" & SERVER_CLASS & " --hwnd=" & Application.Hwnd, 0, False
End Sub

Private Function GxxlFound() As Boolean
    On Error Resume Next
    Set server = GetObject("new:" & SERVER_CLASS)
    GxxlFound = Not server Is Nothing
End Function

Private Function GxxlAlive() As Boolean
    On Error Resume Next
    If Not server Is Nothing Then GxxlAlive = (server.Len("12") = 2)
    If Not GxxlAlive Then Set server = Nothing
End Function
