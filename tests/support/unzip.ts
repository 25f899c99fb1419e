import { inflateRawSync } from 'node:zlib'

/** The files of an archive, found through its directory at the end as a reader does. */
export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, plain] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)]
    const nameBytes = archive.readUInt16LE(at + 28)
    const begin = archive.readUInt32LE(at + 42)
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes)
    const data = begin + 30 + archive.readUInt16LE(begin + 26) + archive.readUInt16LE(begin + 28)
    const bytes = inflateRawSync(archive.subarray(data, data + packed))
    if (bytes.length !== plain) throw new Error(`${name} has another size`)
    files.set(name, bytes.toString('utf8'))
    at += 46 + nameBytes
  }
  return files
}
