/** 复姓 in use: of a longer name these two characters stay visible together. */
const COMPOUND_SURNAMES =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五'.split(
    ' ',
  )
/** Accents and variation selectors alter the character before them: they have no width and never get a star of their own. */
function altersTheOneBefore(point: string): boolean {
  const code = point.codePointAt(0) ?? 0
  return (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)
}

const SEPARATOR = /[\s·•・.'-]/
/** Written out by ranges: old phones do not know \p{Script=Latin}. */
const LATIN = /^(?:[A-Za-z\u00c0-\u024f\u1e00-\u1eff\s·•・.'-]|[\u0300-\u036f])+$/

function stars(count: number): string {
  return '*'.repeat(Math.max(0, count))
}

/** Characters as a reader counts them: by code point (𠮷 is one), an accent or a variation selector kept with its character. */
function characters(text: string): string[] {
  const found: string[] = []
  for (const point of Array.from(text)) {
    const last = found.length - 1
    if (last >= 0 && altersTheOneBefore(point)) found[last] += point
    else found.push(point)
  }
  return found
}

/** First letter of every word of two letters or more, separators kept: 'A**** S****'. */
function maskLatin(letters: readonly string[]): string {
  const isLetter = (letter: string | undefined): boolean => letter !== undefined && !SEPARATOR.test(letter)
  return letters
    .map((letter, index) => {
      const begins = !isLetter(letters[index - 1]) && isLetter(letters[index + 1])
      return begins || !isLetter(letter) ? letter : '*'
    })
    .join('')
}

/** A name for other eyes: 张*, 张**, 欧阳**, 阿***·***. A name of one character is hidden whole. */
export function maskName(name: string): string {
  const letters = characters(name.trim())
  if (LATIN.test(name.trim())) return maskLatin(letters)
  const surname = letters.slice(0, 2).join('')
  const shown = letters.length < 2 ? 0 : letters.length > 2 && COMPOUND_SURNAMES.indexOf(surname) >= 0 ? 2 : 1
  return letters.map((letter, index) => (index < shown || /[·•・]/.test(letter) ? letter : '*')).join('')
}

/** A phone number for other eyes: 138****5678. Other numbers keep their last two digits at most. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`
  return phone.length < 7 ? stars(phone.length) : `${stars(phone.length - 2)}${phone.slice(-2)}`
}

/** A document number for other eyes, as long as the number: long ones keep three and four characters, short ones one and two. */
export function maskDocument(number: string): string {
  const length = number.length
  if (length >= 15) return `${number.slice(0, 3)}${stars(length - 7)}${number.slice(-4)}`
  if (length >= 7) return `${number.slice(0, 1)}${stars(length - 3)}${number.slice(-2)}`
  return stars(length)
}
