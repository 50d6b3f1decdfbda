Attribute VB_Name = "GxxlHelp"
Option Explicit

' Made from gxxl/messages/macros.py. Puts the help of the functions into Excel's function wizard.
Public Sub Auto_Open()
    Dim unchanged As Boolean
    If GxxlInLibreOffice() Then Exit Sub
    On Error Resume Next
    unchanged = ThisWorkbook.Saved
    GxxlDescribe "GXXL_DIFFERENCES", Array(GxxlText("GXXL_DIFFERENCES.1"))
    GxxlDescribe "GXXL_VERDICT", Array(GxxlText("GXXL_VERDICT.1"))
    GxxlDescribe "GXXL_SUGGESTION", Array(GxxlText("GXXL_SUGGESTION.1"))
    GxxlDescribe "GXXL_FIGURE", Array(GxxlText("GXXL_FIGURE.1"), GxxlText("GXXL_FIGURE.2"))
    GxxlDescribe "GXXL_CREDIT_CODE", Array(GxxlText("GXXL_CREDIT_CODE.1"))
    ThisWorkbook.Saved = unchanged
End Sub

Private Sub GxxlDescribe(ByVal name As String, ByVal arguments As Variant)
    Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & name, Description:=GxxlText(name), _
        Category:=GxxlText("category"), ArgumentDescriptions:=arguments
End Sub
