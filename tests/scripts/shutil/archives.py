import os
import shutil
import tempfile

os.chdir(tempfile.mkdtemp())
os.makedirs("d/sub/empty")
for name, text in (("d/a.txt", "hello" * 100), ("d/sub/b.txt", "b"), ("d/é.txt", "u")):
    with open(name, "w") as file:
        file.write(text)
for form in ("zip", "tar", "gztar"):
    name = shutil.make_archive("out/arc", form, "d")
    print(os.path.relpath(name))
    shutil.unpack_archive(name, form)
    print(sorted((folder, sorted(folders), sorted(files)) for folder, folders, files in os.walk(form)))
    with open(f"{form}/a.txt") as file:
        print(file.read() == "hello" * 100)
shutil.unpack_archive(shutil.make_archive("full", "zip", root_dir=".", base_dir="d"), "y")
print(os.listdir("y"), os.listdir("y/d/sub/empty"))

for wrong in (
    lambda: shutil.make_archive("q", "rar"),
    lambda: shutil.unpack_archive("a.foo"),
    lambda: shutil.unpack_archive("d/a.txt", "z", "zip"),
    lambda: shutil.unpack_archive("d/a.txt", "z", "tar"),
    lambda: shutil.unpack_archive("full.zip", "z", "rar"),
    lambda: shutil.make_archive("q", "zip", "nope"),
):
    try:
        wrong()
    except (ValueError, OSError) as error:
        print(type(error).__name__, error)


def make(base_name, base_dir, **given):
    return f"{base_dir} {sorted(given)}"


shutil.register_archive_format("own", make, [("level", 1)], "mine")
print(shutil.make_archive("w", "own"), dict(shutil.get_archive_formats())["own"])
shutil.unregister_archive_format("own")
print([form[0] for form in shutil.get_unpack_formats() if form[0] in ("zip", "tar", "gztar")])

# output:
# out/arc.zip
# [('zip', ['sub'], ['a.txt', 'é.txt']), ('zip/sub', ['empty'], ['b.txt']), ('zip/sub/empty', [], [])]
# True
# out/arc.tar
# [('tar', ['sub'], ['a.txt', 'é.txt']), ('tar/sub', ['empty'], ['b.txt']), ('tar/sub/empty', [], [])]
# True
# out/arc.tar.gz
# [('gztar', ['sub'], ['a.txt', 'é.txt']), ('gztar/sub', ['empty'], ['b.txt']), ('gztar/sub/empty', [], [])]
# True
# ['d'] []
# ValueError unknown archive format 'rar'
# ReadError Unknown archive format 'a.foo'
# ReadError d/a.txt is not a zip file
# ReadError d/a.txt is not a compressed or uncompressed tar file
# ValueError Unknown unpack format 'rar'
# FileNotFoundError [Errno 2] No such file or directory: 'nope'
# . ['dry_run', 'group', 'level', 'logger', 'owner'] mine
# ['gztar', 'tar', 'zip']
