Attribute VB_Name = "GxxlTexts"
Option Explicit
Option Private Module

' Made from gxxl/messages/macros.py. The sentence that goes by a key.
Public Function GxxlText(ByVal key As String) As String
    Dim s As String
    Select Case key
    Case "title"
        s = s & ChrW(20449) & ChrW(24687) & ChrW(20844) & ChrW(24320) & ChrW(24180) & ChrW(25253)
    Case "no_book"
        s = s & ChrW(27809) & ChrW(26377) & ChrW(25171) & ChrW(24320) & ChrW(30340) & ChrW(24037) & ChrW(20316) & ChrW(31807) & ChrW(12290) & ChrW(35831) & ChrW(20808) & ChrW(25171) & ChrW(24320) & ChrW(25968) & ChrW(25454) & ChrW(34920) & ChrW(65292) & ChrW(20877) & ChrW(28857) & ChrW(25353) & ChrW(38062) & ChrW(12290)
    Case "no_python"
        s = s & ChrW(27809) & ChrW(26377) & ChrW(25214) & ChrW(21040) & ChrW(36816) & ChrW(34892) & ChrW(26412) & ChrW(21151) & ChrW(33021) & ChrW(25152) & ChrW(38656) & ChrW(30340) & ChrW(31243) & ChrW(24207) & ChrW(12290) & ChrW(35831) & ChrW(36816) & ChrW(34892) & ChrW(23433) & ChrW(35013) & ChrW(21253) & ChrW(20013) & ChrW(30340) & ChrW(8220)
        s = s & ChrW(23433) & ChrW(35013) & ChrW(8221) & ChrW(21518) & ChrW(20877) & ChrW(28857) & ChrW(25353) & ChrW(38062) & ChrW(65307) & ChrW(20063) & ChrW(21487) & ChrW(20197) & ChrW(19981) & ChrW(29992) & ChrW(25353) & ChrW(38062) & ChrW(65306) & ChrW(25226) & ChrW(25968) & ChrW(25454) & ChrW(34920) & ChrW(25302) & ChrW(21040) & ChrW(23433)
        s = s & ChrW(35013) & ChrW(21253) & ChrW(20013) & ChrW(30340) & ChrW(8220) & ChrW(26657) & ChrW(39564) & ChrW(8221) & ChrW(19978) & ChrW(12290) & ChrW(25968) & ChrW(25454) & ChrW(27809) & ChrW(26377) & ChrW(25913) & ChrW(21160) & ChrW(12290)
    Case "failed"
        s = s & ChrW(31243) & ChrW(24207) & ChrW(27809) & ChrW(26377) & ChrW(33021) & ChrW(22815) & ChrW(27491) & ChrW(24120) & ChrW(36816) & ChrW(34892) & ChrW(65292) & ChrW(25968) & ChrW(25454) & ChrW(27809) & ChrW(26377) & ChrW(25913) & ChrW(21160) & ChrW(12290) & ChrW(35831) & ChrW(20445) & ChrW(23384) & ChrW(25968) & ChrW(25454) & ChrW(34920)
        s = s & ChrW(65292) & ChrW(37325) & ChrW(26032) & ChrW(25171) & ChrW(24320) & ChrW(21518) & ChrW(20877) & ChrW(35797) & ChrW(65307) & ChrW(20173) & ChrW(19981) & ChrW(34892) & ChrW(30340) & ChrW(65292) & ChrW(35831) & ChrW(37325) & ChrW(26032) & ChrW(35299) & ChrW(21387) & ChrW(23433) & ChrW(35013) & ChrW(21253) & ChrW(12290)
    Case "no_extension"
        s = s & "LibreOffice" & ChrW(20013) & ChrW(27809) & ChrW(26377) & ChrW(23433) & ChrW(35013) & ChrW(8220) & ChrW(20449) & ChrW(24687) & ChrW(20844) & ChrW(24320) & ChrW(24180) & ChrW(25253) & ChrW(8221)
        s = s & ChrW(25193) & ChrW(23637) & ChrW(12290) & ChrW(35831) & ChrW(21452) & ChrW(20987) & ChrW(23433) & ChrW(35013) & ChrW(21253) & ChrW(20013) & ChrW(30340) & " gxxl.oxt " & ChrW(23433) & ChrW(35013) & ChrW(65292)
        s = s & ChrW(37325) & ChrW(26032) & ChrW(25171) & ChrW(24320) & "LibreOffice" & ChrW(21518) & ChrW(20877) & ChrW(28857) & ChrW(25353) & ChrW(38062) & ChrW(12290)
    Case "category"
        s = s & ChrW(20449) & ChrW(24687) & ChrW(20844) & ChrW(24320) & ChrW(24180) & ChrW(25253)
    Case "GXXL_DIFFERENCES"
        s = s & ChrW(23545) & ChrW(19968) & ChrW(24352) & ChrW(34920) & ChrW(30340) & ChrW(25968) & ChrW(25454) & ChrW(36880) & ChrW(34892) & ChrW(36880) & ChrW(21015) & ChrW(26657) & ChrW(39564) & ChrW(21246) & ChrW(31293) & ChrW(20851) & ChrW(31995) & ChrW(65292) & ChrW(36820) & ChrW(22238) & ChrW(20004) & ChrW(21015) & ChrW(65306) & ChrW(26657)
        s = s & ChrW(39564) & ChrW(39033) & ChrW(30446) & ChrW(12289) & ChrW(24046) & ChrW(39069) & ChrW(12290) & ChrW(24046) & ChrW(39069) & "0" & ChrW(20026) & ChrW(30456) & ChrW(31526) & ChrW(65292) & ChrW(27491) & ChrW(25968) & ChrW(20026) & ChrW(24635) & ChrW(35745) & ChrW(22810) & ChrW(65292) & ChrW(36127) & ChrW(25968) & ChrW(20026)
        s = s & ChrW(24635) & ChrW(35745) & ChrW(23569) & ChrW(12290)
    Case "GXXL_DIFFERENCES.1"
        s = s & ChrW(34920) & ChrW(20013) & ChrW(30340) & ChrW(25968) & ChrW(25454) & ChrW(21306) & ChrW(22495) & ChrW(65292) & ChrW(19981) & ChrW(21547) & ChrW(34920) & ChrW(22836) & ChrW(65292) & ChrW(20363) & ChrW(22914) & ChrW(8220) & ChrW(19977) & ChrW(12289) & ChrW(30003) & ChrW(35831) & ChrW(21150) & ChrW(29702) & ChrW(8221) & ChrW(20013)
        s = s & ChrW(30340) & ChrW(20840) & ChrW(37096) & ChrW(25968) & ChrW(23383) & ChrW(12290)
    Case "GXXL_VERDICT"
        s = s & ChrW(23545) & ChrW(19968) & ChrW(24352) & ChrW(34920) & ChrW(30340) & ChrW(25968) & ChrW(25454) & ChrW(20316) & ChrW(20986) & ChrW(26657) & ChrW(39564) & ChrW(32467) & ChrW(35770) & ChrW(65306) & ChrW(36890) & ChrW(36807) & ChrW(12289) & ChrW(26377) & ChrW(20960) & ChrW(22788) & ChrW(38656) & ChrW(35201) & ChrW(20462) & ChrW(25913)
        s = s & ChrW(65292) & ChrW(25110) & ChrW(32773) & ChrW(26080) & ChrW(27861) & ChrW(21028) & ChrW(26029) & ChrW(12290)
    Case "GXXL_VERDICT.1"
        s = s & ChrW(34920) & ChrW(20013) & ChrW(30340) & ChrW(25968) & ChrW(25454) & ChrW(21306) & ChrW(22495) & ChrW(65292) & ChrW(19981) & ChrW(21547) & ChrW(34920) & ChrW(22836) & ChrW(12290)
    Case "GXXL_SUGGESTION"
        s = s & ChrW(25351) & ChrW(20986) & ChrW(19968) & ChrW(24352) & ChrW(34920) & ChrW(20013) & ChrW(26368) & ChrW(21487) & ChrW(33021) & ChrW(22635) & ChrW(38169) & ChrW(30340) & ChrW(26639) & ChrW(30446) & ChrW(21644) & ChrW(24212) & ChrW(22635) & ChrW(30340) & ChrW(25968) & ChrW(12290) & ChrW(35831) & ChrW(26680) & ChrW(23545) & ChrW(30003)
        s = s & ChrW(35831) & ChrW(30331) & ChrW(35760) & ChrW(21488) & ChrW(36134) & ChrW(21518) & ChrW(20462) & ChrW(25913) & ChrW(65292) & ChrW(19981) & ChrW(24471) & ChrW(20026) & ChrW(24179) & ChrW(34913) & ChrW(32780) & ChrW(25913) & ChrW(25968) & ChrW(12290)
    Case "GXXL_SUGGESTION.1"
        s = s & ChrW(34920) & ChrW(20013) & ChrW(30340) & ChrW(25968) & ChrW(25454) & ChrW(21306) & ChrW(22495) & ChrW(65292) & ChrW(19981) & ChrW(21547) & ChrW(34920) & ChrW(22836) & ChrW(12290)
    Case "GXXL_FIGURE"
        s = s & ChrW(20174) & ChrW(19968) & ChrW(20010) & ChrW(25253) & ChrW(36865) & ChrW(20214) & ChrW(20013) & ChrW(21462) & ChrW(19968) & ChrW(20010) & ChrW(26639) & ChrW(30446) & ChrW(30340) & ChrW(25968) & ChrW(12290) & ChrW(31354) & ChrW(26684) & ChrW(12289) & ChrW(30475) & ChrW(19981) & ChrW(28165) & ChrW(30340) & ChrW(21644) & ChrW(27809)
        s = s & ChrW(26377) & ChrW(30340) & ChrW(26639) & ChrW(30446) & ChrW(19981) & ChrW(36820) & ChrW(22238) & "0" & ChrW(65292) & ChrW(36820) & ChrW(22238) & ChrW(35828) & ChrW(26126) & ChrW(12290)
    Case "GXXL_FIGURE.1"
        s = s & ChrW(25253) & ChrW(36865) & ChrW(20214) & ChrW(30340) & ChrW(36335) & ChrW(24452) & ChrW(21644) & ChrW(25991) & ChrW(20214) & ChrW(21517) & ChrW(12290)
    Case "GXXL_FIGURE.2"
        s = s & ChrW(26639) & ChrW(30446) & ChrW(20195) & ChrW(30721) & ChrW(65292) & ChrW(20363) & ChrW(22914) & " requests.new.nat"
        s = s & "ural" & ChrW(12290)
    Case "GXXL_CREDIT_CODE"
        s = s & ChrW(26657) & ChrW(39564) & ChrW(32479) & ChrW(19968) & ChrW(31038) & ChrW(20250) & ChrW(20449) & ChrW(29992) & ChrW(20195) & ChrW(30721) & ChrW(26159) & ChrW(21542) & ChrW(27491) & ChrW(30830) & ChrW(12290)
    Case "GXXL_CREDIT_CODE.1"
        s = s & "18" & ChrW(20301) & ChrW(32479) & ChrW(19968) & ChrW(31038) & ChrW(20250) & ChrW(20449) & ChrW(29992) & ChrW(20195) & ChrW(30721) & ChrW(12290)
    End Select
    GxxlText = s
End Function
