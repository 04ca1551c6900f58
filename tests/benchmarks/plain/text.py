"""Text: building lines, taking them apart again, counting words."""


def lines(count):
    return [f"{i:05d};name{i % 97};{i / 8:.3f};{'yes' if i % 3 else 'no'}" for i in range(count)]


def read(text):
    totals = {}
    for line in text.split("\n"):
        number, name, value, flag = line.split(";")
        if flag.startswith("y") and int(number) % 2 == 0:
            key = name.upper().replace("NAME", "n")
            totals[key] = totals.get(key, 0.0) + float(value)
    return totals


def shown(text):
    out = []
    for line in text.splitlines():
        head, _, tail = line.partition(";")
        out.append(f"  {tail.replace(';', ' | ').upper().strip():<30}{head.lstrip('0')}")
    return len("\n".join(out)), sum(line.find("NO") > 0 for line in out)


def words(count):
    syllables = "ka to mi re so lu ne vi".split()
    text = " ".join(syllables[i * 7 % 8] + syllables[i * i % 8] for i in range(count))
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    vowels = sum(1 for letter in text if letter in "aeiou")
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2], vowels


text = "\n".join(lines(60000))
totals = read(text)
print(len(totals), "%.3f" % totals["n12"], shown(text), words(80000))
