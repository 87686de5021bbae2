// Checks a receipt in the reader's own browser. It asks no server anything. What a receipt is: docs/ledger.md.
(() => {
  "use strict";
  const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const anyUtf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const utf8 = text => new TextEncoder().encode(text);

  class Refused extends Error {}
  const refuse = words => { throw new Refused(words); };
  const need = (holds, words) => holds || refuse(words);

  // Bytes and numbers, each in the one way in which it is written.

  const join = (...parts) => {
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
  };
  const same = (one, two) => one.length === two.length && one.every((byte, i) => byte === two[i]);
  const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  const fromBase64 = text => {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, character => character.charCodeAt(0)) : null;
  };
  const toBase64 = bytes => btoa(String.fromCharCode(...bytes));
  const fromDecimal = text => {
    if (!/^(?:0|[1-9][0-9]{0,18})$/.test(text)) return null;
    const number = BigInt(text);
    return number < 1n << 63n ? number : null;
  };
  const fromUtf8 = (bytes, words) => {
    try { return strictUtf8.decode(bytes); } catch { return refuse(words); }
  };
  const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

  // Canonical JSON, RFC 8785. JavaScript's own way to write numbers and strings is the one that the RFC took over.

  const canonical = (value, depth = 1) => {
    if (typeof value === "string") return need(!/\p{Cs}/u.test(value), "A text with half a character.") && JSON.stringify(value);
    if (typeof value === "number") return need(Number.isFinite(value), "A number that is too large.") && JSON.stringify(value);
    if (value === null || typeof value === "boolean") return String(value);
    need(depth <= 64, "JSON that is nested too deep.");
    return Array.isArray(value)
      ? `[${value.map(item => canonical(item, depth + 1)).join(",")}]`
      : `{${Object.keys(value).sort().map(name => `${canonical(name)}:${canonical(value[name], depth + 1)}`).join(",")}}`;
  };
  const parseCanonical = (bytes, words) => {
    const text = fromUtf8(bytes, words);
    let value;
    try { value = JSON.parse(text); } catch { refuse(words); }
    return need(canonical(value) === text, words) && value;
  };

  // Keys and signatures: C2SP signed-note.

  const isSpace = code =>
    (code >= 9 && code <= 13) || code === 32 || code === 0x85 || code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
  const isName = name => name.length > 0 && [...name].every(character => {
    const code = character.codePointAt(0);
    return code >= 0x20 && character !== "+" && !isSpace(code) && !(code >= 0xd800 && code <= 0xdfff);
  });

  // Under a key of small order a signature may hold for any text; a y of the prime or more would be a second spelling.
  const prime = (1n << 255n) - 19n;
  const yOf = bytes => [...bytes].reverse().reduce((y, byte, i) => (y << 8n) | BigInt(i === 0 ? byte & 0x7f : byte), 0n);
  const ofHex = text => Uint8Array.from(text.match(/../g), pair => parseInt(pair, 16));
  const smallOrder = [
    0n, 1n, prime - 1n,
    yOf(ofHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")),
    yOf(ofHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")),
  ];
  const isPoint = bytes => bytes.length === 32 && yOf(bytes) < prime && !smallOrder.includes(yOf(bytes));

  const logType = 1, witnessType = 4;
  const parseKey = async (text, type) => {
    const parts = text.split("+");
    const [name, id] = parts, blob = fromBase64(parts.slice(2).join("+"));
    need(parts.length >= 3 && !/\p{Cs}/u.test(text) && isName(name) && blob && blob.length > 0, "A key is written name+id+base64.");
    need(hex((await sha256(join(utf8(name), [10], blob))).slice(0, 4)) === id, "The key's id is not the one that belongs to it.");
    need(blob[0] === logType || blob[0] === witnessType, "The key is of a kind that is not known here.");
    need(isPoint(blob.slice(1)), "The key is not an Ed25519 public key.");
    need(blob[0] === type, type === logType ? "The key is not a log's key." : "The key is not a witness's key.");
    return { text, name, id, type, bytes: blob.slice(1) };
  };
  const ed25519 = async (key, message, signature) => signature.length === 64 && crypto.subtle.verify(
    "Ed25519", await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]), signature, message);
  const isBy = (signature, key) => signature.name === key.name && signature.id === key.id;
  const verifies = async (key, text, signature) => {
    if (key.type === logType) return ed25519(key.bytes, utf8(text), signature.bytes);
    if (signature.bytes.length !== 72 || signature.bytes[0] > 0x7f) return false;
    return ed25519(key.bytes, utf8(`cosignature/v1\ntime ${timeOf(signature)}\n${text}`), signature.bytes.slice(8));
  };
  const timeOf = signature => signature.bytes.slice(0, 8).reduce((time, byte) => (time << 8n) | BigInt(byte), 0n);

  const parseNote = bytes => {
    const bad = "The receipt does not end with a signed checkpoint.";
    need(bytes.length <= 1_000_000, bad);
    const note = fromUtf8(bytes, bad), split = note.lastIndexOf("\n\n");
    need(split >= 0 && !/[\u0000-\u0009\u000b-\u001f]/.test(note), bad);
    const lines = note.slice(split + 2).split("\n");
    need(lines.length >= 2 && lines.length <= 101 && lines.pop() === "", bad);
    return {
      text: note.slice(0, split + 1),
      signatures: lines.map(line => {
        const parts = line.split(" "), blob = parts.length === 3 ? fromBase64(parts[2]) : null;
        need(parts[0] === "\u2014" && parts.length === 3 && isName(parts[1]) && blob && blob.length > 4, bad);
        return { name: parts[1], id: hex(blob.slice(0, 4)), bytes: blob.slice(4) };
      }),
    };
  };
  const parseCheckpoint = async text => {
    const bad = "The receipt's checkpoint is none.", lines = text.split("\n");
    need(lines.length === 4 && lines[0].length > 0 && lines[3] === "", bad);
    const size = fromDecimal(lines[1]), root = lines[2].length === 44 ? fromBase64(lines[2]) : null;
    need(size !== null && root && root.length === 32, bad);
    need(size > 0n || same(root, await sha256(new Uint8Array())), bad);
    return { origin: lines[0], size, root };
  };

  // The file: C2SP tlog-proof, and what a receipt adds to it.

  const parseReceipt = async bytes => {
    need(bytes.length <= 2_000_000, "The file is too large.");
    const end = bytes.findIndex((byte, i) => byte === 10 && bytes[i + 1] === 10);
    need(end >= 0, "The file is no proof: there is no empty line before a checkpoint.");
    const lines = anyUtf8.decode(bytes.slice(0, end)).split("\n"), note = parseNote(bytes.slice(end + 2));
    need(lines.shift() === "c2sp.org/tlog-proof@v1", "The file is no proof: its first line is not that of one.");
    let extra = new Uint8Array();
    if (lines[0]?.startsWith("extra ")) {
      extra = fromBase64(lines.shift().slice(6));
      need(extra && extra.length > 0, "What the receipt adds to its proof is not base64.");
    }
    const index = lines[0]?.startsWith("index ") ? fromDecimal(lines.shift().slice(6)) : null;
    need(index !== null, "The proof does not say at which place the entry stands.");
    need(lines.length <= 63, "The proof has too many hashes.");
    const hashes = lines.map(line => {
      const hash = line.length === 44 ? fromBase64(line) : null;
      return need(hash && hash.length === 32, "A hash of the proof is not 32 bytes in base64.") && hash;
    });
    const checkpoint = await parseCheckpoint(note.text);
    const json = parseCanonical(extra, "What the receipt adds to its proof is not canonical JSON.");
    need(json !== null && typeof json === "object" && !Array.isArray(json) && Object.hasOwn(json, "receipt"), "The file is a proof, but not a receipt.");
    need(json.receipt === 1, "The receipt has a format that is not known here.");
    const members = Object.keys(json).sort().join(" "), isOpened = members === "entry key payload receipt salt";
    need(isOpened || members === "entry key receipt", "The receipt has not the members that a receipt has.");
    const salt = isOpened && typeof json.salt === "string" ? fromBase64(json.salt) : null;
    need(!isOpened || (salt && salt.length === 16), "The receipt's salt is not 16 bytes in base64.");
    const entry = typeof json.entry === "string" ? fromBase64(json.entry) : null;
    need(entry && typeof json.key === "string", "The receipt's entry is not base64, or its key is not a text.");
    return { index, hashes, note, checkpoint, entry, key: json.key, opening: isOpened ? { salt, payload: json.payload } : null };
  };

  const isTime = text => {
    const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.\d{6}Z$/.exec(text)?.slice(1).map(Number);
    if (!parts) return false;
    const [year, month, day, hour, minute, second] = parts;
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
    return year >= 1 && days !== undefined && day >= 1 && day <= days && hour <= 23 && minute <= 59 && second <= 59;
  };
  const parseEntry = bytes => {
    const bad = "The entry is not written as entries are.";
    need(bytes.length <= 65_535, bad);
    const entry = parseCanonical(bytes, bad);
    need(entry !== null && typeof entry === "object" && Object.keys(entry).sort().join(" ") === "actor commitment entry rest stream type version when", bad);
    need(entry.entry === 1 && ["actor", "stream", "type"].every(name => typeof entry[name] === "string" && entry[name] !== ""), bad);
    need(Number.isSafeInteger(entry.version) && entry.version >= 1 && typeof entry.when === "string" && isTime(entry.when), bad);
    const digest = text => {
      const bytes = typeof text === "string" && text.length === 44 ? fromBase64(text) : null;
      return need(bytes && bytes.length === 32, bad) && bytes;
    };
    return { ...entry, commitment: digest(entry.commitment), rest: digest(entry.rest) };
  };

  const isObject = value => value !== null && typeof value === "object" && !Array.isArray(value);

  // Words are committed to piece by piece, and the rest of the payload apart from them.

  const wordMembers = ["note", "purpose", "reason", "remaining", "statement", "text", "title"];
  const restOf = async (salt, payload) => {
    const saltOf = async (of, name) => (await sha256(join(of, utf8(name)))).slice(0, 16);
    const isWords = name => isObject(payload) && Object.hasOwn(payload, name) && typeof payload[name] === "string";
    const rest = isObject(payload) ? { ...payload } : payload;
    for (const name of wordMembers.filter(isWords)) {
      const memberSalt = await saltOf(salt, name);
      const pieces = payload[name].match(/[^ \n]*[ \n]|[^ \n]+/g) ?? [""];
      const digests = await Promise.all(pieces.map(async (piece, i) => sha256(join(await saltOf(memberSalt, String(i)), utf8(piece)))));
      rest[name] = toBase64(await sha256(join(...digests)));
    }
    return sha256(join(await saltOf(salt, "rest"), utf8(canonical(rest))));
  };

  // RFC 9162, section 2.1.3.2.
  const isIncluded = async (index, size, leaf, proof, root) => {
    if (index >= size) return false;
    let at = index, last = size - 1n, hash = leaf;
    for (const sibling of proof) {
      if (last === 0n) return false;
      if ((at & 1n) === 1n || at === last) {
        hash = await sha256(join([1], sibling, hash));
        while ((at & 1n) === 0n && at !== 0n) { at >>= 1n; last >>= 1n; }
      } else {
        hash = await sha256(join([1], hash, sibling));
      }
      at >>= 1n;
      last >>= 1n;
    }
    return last === 0n && same(hash, root);
  };

  // Each step in order; the first that fails ends it. given: { key, witnesses, required }, texts as the reader typed them.
  const check = async (bytes, given = {}) => {
    let step = "form";
    try {
      const trusted = given.key ? await parseKey(given.key, logType) : null;
      const witnesses = await Promise.all((given.witnesses ?? []).map(text => parseKey(text, witnessType)));
      const receipt = await parseReceipt(bytes), { note, checkpoint } = receipt;
      step = "key";
      const key = await parseKey(receipt.key, logType);
      need(!trusted || trusted.text === key.text, `The receipt's key is ${key.text}.`);
      step = "signature";
      const own = note.signatures.filter(signature => isBy(signature, key));
      need(own.length > 0, "No signature of that key is on it.");
      for (const signature of own) need(await verifies(key, note.text, signature), "The signature of that key is false.");
      need(checkpoint.origin === key.name, "The checkpoint is another record's.");
      step = "entry";
      const entry = parseEntry(receipt.entry);
      step = "inclusion";
      const leaf = await sha256(join([0], receipt.entry));
      need(await isIncluded(receipt.index, checkpoint.size, leaf, receipt.hashes, checkpoint.root),
        `The entry is not entry ${receipt.index} of the ${checkpoint.size} that the checkpoint stands for.`);
      step = "commitment";
      if (receipt.opening) {
        const opened = await sha256(join(receipt.opening.salt, utf8(canonical(receipt.opening.payload))));
        const rest = await restOf(receipt.opening.salt, receipt.opening.payload);
        need(same(opened, entry.commitment) && same(rest, entry.rest), "Salt and payload do not open the entry's commitment.");
      }
      step = "witnesses";
      const seen = [];
      for (const witness of witnesses) {
        const theirs = note.signatures.filter(signature => isBy(signature, witness));
        for (const signature of theirs) need(await verifies(witness, note.text, signature), `The cosignature of ${witness.name} is false.`);
        if (theirs.length > 0) seen.push({ name: witness.name, time: theirs.map(timeOf).reduce((one, two) => one > two ? one : two) });
      }
      const required = given.required ?? witnesses.length;
      need(seen.length >= required, `${seen.length} of your witnesses cosigned the checkpoint; ${required} must have.`);
      const known = [key, ...witnesses];
      const unchecked = [...new Set(note.signatures.filter(signature => !known.some(each => isBy(signature, each))).map(signature => signature.name))];
      return { sound: true, index: receipt.index, entry, opening: receipt.opening, checkpoint, key, keyWasGiven: trusted !== null, seen, unchecked };
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      return { sound: false, step, reason: fault.message };
    }
  };

  // In words; `decisions check` says the same.

  const failures = {
    form: "This is not a receipt, or its file was damaged or changed.",
    key: "The receipt’s key is not a key, or not the one that you gave.",
    signature: "The receipt’s key did not sign the checkpoint in it.",
    entry: "What the receipt gives as the entry is not an entry of a record.",
    inclusion: "The entry does not stand where the receipt says.",
    commitment: "What the receipt says was recorded is not what was recorded.",
    witnesses: "Fewer of your witnesses have seen the record than you ask for, or a cosignature of theirs is false.",
  };
  const choiceWords = choice => {
    if (!isObject(choice)) return null;
    if (choice.kind === "yesNo" && typeof choice.answer === "string") return choice.answer;
    if (choice.kind === "ranked" && Array.isArray(choice.ranking) &&
        choice.ranking.every(place => Array.isArray(place) && place.every(option => typeof option === "string")))
      return choice.ranking.map((place, i) => `${i + 1}. option ${place.join(" and option ")}`).join(", ") || "a blank ballot";
    if (choice.kind === "scored" && Array.isArray(choice.scores) &&
        choice.scores.every(given => isObject(given) && typeof given.option === "string" && typeof given.score === "number"))
      return choice.scores.map(given => `option ${given.option}: ${given.score}`).join(", ") || "a blank ballot";
    return null;
  };
  const subject = ({ entry, opening }) => {
    if (!opening) return `An event of the type ${entry.type} is on record. The receipt does not tell what was in it.`;
    const payload = isObject(opening.payload) ? opening.payload : {}, choice = choiceWords(payload.choice ?? null);
    if (entry.type === "ballot_cast" && choice !== null) return `This vote was cast: ${choice}.`;
    if (entry.type === "ballot_changed" && choice !== null) return `A vote was changed to this: ${choice}.`;
    if (entry.type === "ballot_withdrawn") return "A vote was taken back.";
    return `An event of the type ${entry.type} is on record, with the text below.`;
  };
  const timeInWords = text => `${text.slice(0, 10)} at ${text.slice(11, 19)} UTC`;
  const secondsInWords = seconds => seconds < 253_402_300_800n ? timeInWords(new Date(Number(seconds) * 1000).toISOString()) : `second ${seconds}`;

  const words = result => !result.sound ? { verdict: "This receipt is not sound.", because: failures[result.step], detail: result.reason } : {
    verdict: "This receipt is sound.",
    shows: [
      subject(result),
      `It stands at place ${result.index} of a record of ${result.checkpoint.size}; places are counted from 0.`,
      `It was recorded on ${timeInWords(result.entry.when)} by the server’s clock, under the pseudonym ${result.entry.actor}.`,
      `The record is signed with the key ${result.key.text}.${result.keyWasGiven ? " It is the key that you gave." : ""}`,
      ...result.seen.map(witness => `The witness ${witness.name} saw that record on ${secondsInWords(witness.time)}.`),
    ],
    showsNot: [
      ...result.keyWasGiven ? [] : ["That the key is your community’s: it came with the receipt. Compare it with the key that you had in another way, or give that one and check again."],
      result.entry.type.startsWith("ballot_")
        ? "That the vote was counted, or is the last word: it may have been changed or taken back later. The decision’s page and its tally show that."
        : "What came of it later.",
      result.seen.length > 0
        ? "That the record was not cut off or changed after those witnesses saw it."
        : "That the record was not cut off or changed later: only witnesses outside can vouch for that, and none that you named has seen it.",
      ...result.unchecked.length > 0 ? [`Anything by these further signatures, which were not checked because you gave no key for them: ${result.unchecked.join(", ")}.`] : [],
      "Who the pseudonym is, or who gave you this file.",
    ],
    text: result.opening ? canonical(result.opening.payload) : null,
  };

  window.receipts = { check, words, canonical };

  // The page.

  const form = document.getElementById("check-form"), output = document.getElementById("check-result");
  if (!form) return;

  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    if (text !== null) made.textContent = text;
    made.append(...children);
    return made;
  };
  const list = items => element("ul", null, ...items.map(item => element("li", item)));
  const show = (kind, ...children) => {
    output.className = kind;
    output.replaceChildren(...children);
    output.focus();
  };
  const refusal = (title, ...texts) => show("refusal", element("h2", title), ...texts.map(text => element("p", text)));

  const canCheck = async () => {
    try {
      await crypto.subtle.importKey("raw", ofHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), "Ed25519", false, ["verify"]);
      return true;
    } catch {
      return false;
    }
  };
  const given = async () => {
    const key = form.elements.key.value.trim(), witnesses = form.elements.witnesses.value.split("\n").map(line => line.trim()).filter(Boolean);
    const required = form.elements.required.value.trim();
    try {
      if (key) await parseKey(key, logType);
      const parsed = await Promise.all(witnesses.map(witness => parseKey(witness, witnessType)));
      if (new Set(parsed.map(witness => hex(witness.bytes))).size < parsed.length) return { wrong: "You gave the same witness twice." };
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      return { wrong: `Please look at the keys that you gave. ${fault.message}` };
    }
    if (required && !(/^\d{1,3}$/.test(required) && Number(required) <= witnesses.length))
      return { wrong: `Of ${witnesses.length} witnesses, ${required} cannot be asked for.` };
    return { key, witnesses, required: required ? Number(required) : undefined };
  };
  const bytes = async () => {
    if (form.elements.file.files.length > 0) return new Uint8Array(await form.elements.file.files[0].arrayBuffer());
    const text = form.elements.text.value;
    return text.trim() ? utf8(`${text.trim()}\n`) : null;
  };

  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (!await canCheck())
      return refusal("This browser cannot check receipts", "It lacks Ed25519 signatures, or this page came over a connection that is not secure. Take a newer browser, open the saved copy of this page, or run “./decisions check FILE” on a computer that has Decisions.");
    const file = await bytes(), trusted = await given();
    if (!file) return refusal("There is nothing to check yet", "Please choose the receipt’s file, or paste what is in it.");
    if (trusted.wrong) return refusal("This cannot be checked yet", trusted.wrong);
    const said = words(await check(file, trusted));
    if (said.because) return refusal(said.verdict, said.because, said.detail);
    const text = said.text === null ? [] : [element("details", null, element("summary", "The recorded text, letter for letter"), element("pre", said.text))];
    show("receipt", element("h2", said.verdict), element("h3", "What it shows"), list(said.shows), element("h3", "What it does not show"), list(said.showsNot), ...text);
  });
})();
