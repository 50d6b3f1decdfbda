Attribute VB_Name = "GxxlOffice"
' LibreOffice only: the service of our extension. Excel never compiles this, since only Application.Run reaches it.
Public Sub GxxlGo(ByVal button As String)
    Dim buttons
    buttons = createUnoServiceWithArguments("cn.gxxl.Buttons", Array(ThisComponent))
    If IsNull(buttons) Or IsEmpty(buttons) Then
        MsgBox GxxlText("no_extension"), 48, GxxlText("title")
    Else
        buttons.trigger button
    End If
End Sub
