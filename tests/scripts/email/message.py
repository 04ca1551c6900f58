"""Messages of e-mail: made, read, with parts and attachments."""
from email.message import EmailMessage, Message
import email
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
m = EmailMessage(); m["Subject"] = "Hello"; m["From"] = "a@b.c"; m["To"] = ["x@y.z", "q@r.s"] if False else "x@y.z, q@r.s"; m.set_content("Hi there\nline2"); print(m); print(m.as_bytes()); t(m.get_content); t(m.get_content_type); t(m.is_multipart); t(lambda: m["subject"]); t(lambda: m["nope"]); t(m.keys); t(m.items); t(lambda: "SUBJECT" in m); t(m.get_all, "to"); t(m.get, "x", 5)
def dup(): m["Subject"] = "again"
t(dup)
del m["subject"]; m["Subject"] = "New"; t(lambda: m["Subject"])
def nl(): m["X"] = "a\nb"
t(nl)
m.add_alternative("<b>x</b>", subtype="html"); t(m.get_content_type); t(lambda: [p.get_content_type() for p in m.walk()]); m.add_attachment(b"\x00\x01data", maintype="application", subtype="octet-stream", filename="f.bin"); t(lambda: [(p.get_content_type(), p.get_filename(), p.get_content_disposition()) for p in m.walk()]); t(lambda: [p.get_content() for p in m.iter_attachments()]); t(lambda: m.get_body(("plain",)).get_content()); t(lambda: m.get_body().get_content())
import re
b = m.as_string(); bs = re.findall('boundary="([^"]+)"', b); 
for i, x in enumerate(bs): b = b.replace(x, f"B{i}")
print(b)
p = email.message_from_string("From: a\nTo: b\nSubject: s\nContent-Type: text/plain; charset=\"utf-8\"; x=y\n\nbody\nmore\n"); print(p.items(), p.get_payload(), p.get_content_type(), p.get_param("charset"), p.get_params(), p.get_content_charset()); print(p.as_string())
q = email.message_from_bytes(b"Content-Type: multipart/mixed; boundary=xx\n\npre\n--xx\nContent-Type: text/plain\n\none\n--xx\nContent-Type: text/html\n\n<two>\n--xx--\nend\n"); t(q.is_multipart); t(lambda: [x.get_payload() for x in q.get_payload()]); t(lambda: [x.get_content_type() for x in q.walk()])
u = EmailMessage(); u["Subject"] = "Grüße"; u.set_content("héllo wörld\n"); print(u.as_string()); t(u.get_content)
o = Message(); o["A"] = "1"; o["A"] = "2"; t(o.get_all, "a"); o.add_header("Content-Disposition", "attachment", filename="a b.txt"); t(lambda: o["content-disposition"]); o.replace_header("A", "3"); t(o.items); t(o.replace_header, "zz", 1); o.set_payload("text"); t(o.get_payload); t(o.get_payload, decode=True); print(o); t(o.attach, 5); o.set_param("x", "1"); t(o.items); t(o.get_filename)

# output:
# Subject: Hello
# From: a@b.c
# To: x@y.z, q@r.s
# Content-Type: text/plain; charset="utf-8"
# Content-Transfer-Encoding: 7bit
# MIME-Version: 1.0
#
# Hi there
# line2
#
# b'Subject: Hello\nFrom: a@b.c\nTo: x@y.z, q@r.s\nContent-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: 7bit\nMIME-Version: 1.0\n\nHi there\nline2\n'
# 'Hi there\nline2\n'
# 'text/plain'
# False
# 'Hello'
# None
# ['Subject', 'From', 'To', 'Content-Type', 'Content-Transfer-Encoding', 'MIME-Version']
# [('Subject', 'Hello'), ('From', 'a@b.c'), ('To', 'x@y.z, q@r.s'), ('Content-Type', 'text/plain; charset="utf-8"'), ('Content-Transfer-Encoding', '7bit'), ('MIME-Version', '1.0')]
# True
# ['x@y.z, q@r.s']
# 5
# ValueError There may be at most 1 Subject headers in a message
# 'New'
# ValueError Header values may not contain linefeed or carriage return characters
# 'multipart/alternative'
# ['multipart/alternative', 'text/plain', 'text/html']
# [('multipart/mixed', None, None), ('multipart/alternative', None, None), ('text/plain', None, None), ('text/html', None, None), ('application/octet-stream', 'f.bin', 'attachment')]
# [b'\x00\x01data']
# 'Hi there\nline2\n'
# '<b>x</b>\n'
# From: a@b.c
# To: x@y.z, q@r.s
# MIME-Version: 1.0
# Subject: New
# Content-Type: multipart/mixed; boundary="B0"
#
# --B0
# Content-Type: multipart/alternative;
#  boundary="B1"
#
# --B1
# Content-Type: text/plain; charset="utf-8"
# Content-Transfer-Encoding: 7bit
#
# Hi there
# line2
#
# --B1
# Content-Type: text/html; charset="utf-8"
# Content-Transfer-Encoding: 7bit
# MIME-Version: 1.0
#
# <b>x</b>
#
# --B1--
#
# --B0
# Content-Type: application/octet-stream
# Content-Transfer-Encoding: base64
# Content-Disposition: attachment; filename="f.bin"
# MIME-Version: 1.0
#
# AAFkYXRh
#
# --B0--
#
# [('From', 'a'), ('To', 'b'), ('Subject', 's'), ('Content-Type', 'text/plain; charset="utf-8"; x=y')] body
# more
#  text/plain utf-8 [('text/plain', ''), ('charset', 'utf-8'), ('x', 'y')] utf-8
# From: a
# To: b
# Subject: s
# Content-Type: text/plain; charset="utf-8"; x=y
#
# body
# more
#
# True
# ['one', '<two>']
# ['multipart/mixed', 'text/plain', 'text/html']
# Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
# Content-Type: text/plain; charset="utf-8"
# Content-Transfer-Encoding: base64
# MIME-Version: 1.0
#
# aMOpbGxvIHfDtnJsZAo=
#
# 'héllo wörld\n'
# ['1', '2']
# 'attachment; filename="a b.txt"'
# [('A', '3'), ('A', '2'), ('Content-Disposition', 'attachment; filename="a b.txt"')]
# KeyError 'zz'
# 'text'
# b'text'
# A: 3
# A: 2
# Content-Disposition: attachment; filename="a b.txt"
#
# text
# TypeError Attach is not valid on a message with a non-multipart payload
# [('A', '3'), ('A', '2'), ('Content-Disposition', 'attachment; filename="a b.txt"'), ('Content-Type', 'text/plain; x="1"')]
# 'a b.txt'
