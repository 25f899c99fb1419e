/** One line of the sheet: `mark` stands before it (a box to tick, a number), `note` below it in small type. */
export interface PaperLine {
  mark: string
  text: string
  note?: string
}

/** The 一次性告知单 as words, for the printer and for the picture alike. */
export interface Paper {
  title: string
  hall: string
  date: string
  subject: string
  sections: { title: string; lines: PaperLine[] }[]
  foot: string[]
}
