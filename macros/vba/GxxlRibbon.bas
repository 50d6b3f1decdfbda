Attribute VB_Name = "GxxlRibbon"
Option Explicit

' What the buttons of the ribbon call; each carries its command.
Public Sub GxxlPressed(ByVal control As IRibbonControl)
    GxxlRun control.Tag
End Sub
