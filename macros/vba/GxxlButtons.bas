Attribute VB_Name = "GxxlButtons"
Option Explicit

' What the buttons in the sheets and the list of macros run.
Public Sub GxxlCheck()
    GxxlRun "check"
End Sub

Public Sub GxxlClear()
    GxxlRun "clear"
End Sub

Public Sub GxxlAccept()
    GxxlRun "accept"
End Sub

Public Sub GxxlRestore()
    GxxlRun "restore"
End Sub

Public Sub GxxlLastYear()
    GxxlRun "last_year"
End Sub

Public Sub GxxlReport()
    GxxlRun "report"
End Sub

Public Sub GxxlExport()
    GxxlRun "export"
End Sub
