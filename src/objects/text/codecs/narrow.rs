//! Encodings of one byte a character: ASCII, Latin-1, and code pages.

use super::handlers::Replacement;
use super::{Decoding, Encoding, Problem};
use crate::objects::native::Raised;
use crate::vm::Vm;

/// A code page: ASCII below 0x80, a table above.
#[derive(PartialEq, Eq, Debug)]
pub struct CodePage {
    /// Its name.
    pub name: &'static str,
    aliases: &'static [&'static str],
    /// The characters of the bytes from 0x80 on; U+FFFE where there is none.
    upper: &'static str,
}

/// The code page with a (normalised) name.
pub(super) fn code_page(name: &str) -> Option<&'static CodePage> {
    PAGES.iter().find(|page| page.aliases.contains(&name))
}

impl CodePage {
    fn byte_of(&self, point: u32) -> Option<u8> {
        if point < 0x80 {
            return Some(point as u8);
        }
        let at = self.upper.chars().position(|c| c as u32 == point && point != 0xfffe)?;
        Some(0x80 + at as u8)
    }

    fn point_of(&self, byte: u8) -> Option<u32> {
        if byte < 0x80 {
            return Some(u32::from(byte));
        }
        self.upper.chars().nth(usize::from(byte - 0x80)).map(|c| c as u32).filter(|point| *point != 0xfffe)
    }
}

fn encode_by(
    vm: &mut Vm,
    job: &Encoding<'_>,
    names: (&'static str, &'static str),
    byte_of: impl Fn(u32) -> Option<u8>,
) -> Result<Vec<u8>, Raised> {
    let mut out = Vec::with_capacity(job.points.len());
    let mut at = 0;
    while let Some(point) = job.points.get(at) {
        if let Some(byte) = byte_of(*point) {
            out.push(byte);
            at += 1;
            continue;
        }
        let run = job.points[at..].iter().take_while(|point| byte_of(**point).is_none()).count();
        let problem = Problem { encoding: names.0, start: at, end: at + run, reason: names.1 };
        let (replacement, next) = job.handle(vm, problem)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend(bytes),
            Replacement::Text(points) => {
                for point in points {
                    match byte_of(point) {
                        Some(byte) => out.push(byte),
                        None => return Err(vm.raise_encode(job.text, problem)),
                    }
                }
            }
        }
        at = next;
    }
    Ok(out)
}

/// ASCII (limit 0x80) and Latin-1 (limit 0x100).
pub(super) fn encode(vm: &mut Vm, job: &Encoding<'_>, limit: u32) -> Result<Vec<u8>, Raised> {
    let names =
        if limit == 0x80 { ("ascii", "ordinal not in range(128)") } else { ("latin-1", "ordinal not in range(256)") };
    encode_by(vm, job, names, |point| (point < limit).then_some(point as u8))
}

/// A code page.
pub(super) fn encode_page(vm: &mut Vm, job: &Encoding<'_>, page: &CodePage) -> Result<Vec<u8>, Raised> {
    encode_by(vm, job, ("charmap", "character maps to <undefined>"), |point| page.byte_of(point))
}

/// ASCII.
pub(super) fn decode_ascii(vm: &mut Vm, job: &mut Decoding<'_>) -> Result<(), Raised> {
    let mut at = 0;
    while let Some(byte) = job.bytes.get(at) {
        if *byte < 0x80 {
            job.out.push(u32::from(*byte));
            at += 1;
        } else {
            let reason = "ordinal not in range(128)";
            at = job.handle(vm, Problem { encoding: "ascii", start: at, end: at + 1, reason })?;
        }
    }
    Ok(())
}

/// A code page.
pub(super) fn decode_page(vm: &mut Vm, job: &mut Decoding<'_>, page: &CodePage) -> Result<(), Raised> {
    let mut at = 0;
    while let Some(byte) = job.bytes.get(at) {
        match page.point_of(*byte) {
            Some(point) => {
                job.out.push(point);
                at += 1;
            }
            None => {
                let reason = "character maps to <undefined>";
                at = job.handle(vm, Problem { encoding: "charmap", start: at, end: at + 1, reason })?;
            }
        }
    }
    Ok(())
}

const PAGES: &[CodePage] = &[
    CodePage {
        name: "cp1252",
        aliases: &["cp1252", "1252", "windows_1252"],
        upper: "€\u{fffe}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffe}Ž\u{fffe}\u{fffe}‘’“”•–—˜™š›œ\u{fffe}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    },
    CodePage {
        name: "cp1251",
        aliases: &["cp1251", "1251", "windows_1251"],
        upper: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffe}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    },
    CodePage {
        name: "cp1250",
        aliases: &["cp1250", "1250", "windows_1250"],
        upper: "€\u{fffe}‚\u{fffe}„…†‡\u{fffe}‰Š‹ŚŤŽŹ\u{fffe}‘’“”•–—\u{fffe}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    },
    CodePage {
        name: "cp437",
        aliases: &["cp437", "437", "ibm437"],
        upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    CodePage {
        name: "cp850",
        aliases: &["cp850", "850", "ibm850"],
        upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    },
    CodePage {
        name: "iso8859-2",
        aliases: &["iso8859_2", "iso_8859_2", "latin2", "latin_2", "l2"],
        upper: "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\u{a0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{ad}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    },
    CodePage {
        name: "iso8859-15",
        aliases: &["iso8859_15", "iso_8859_15", "latin9", "latin_9", "l9"],
        upper: "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\u{a0}¡¢£€¥Š§š©ª«¬\u{ad}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    },
    CodePage {
        name: "koi8-r",
        aliases: &["koi8_r"],
        upper: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
    },
    CodePage {
        name: "mac-roman",
        aliases: &["mac_roman", "macroman", "macintosh"],
        upper: "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
    },
];
