import { importOutsideResults } from '@shared/contract/case'
import { importCertificates } from '@shared/contract/certificate'
import { type ImportLine, parseImport } from '@shared/domain/certificate'
import { type OutsideLine, parseOutsideResults } from '@shared/domain/outside-result'

/** What a line says, of either list. */
export type ReadLine = ImportLine | OutsideLine

/** The lists that can be read in: how, by whom, and what the page says of them. */
export const KINDS = {
  certificates: {
    endpoint: importCertificates,
    parse: parseImport,
    section: 'issuing',
    back: 'deskIssuing',
    says: {
      title: 'title',
      note: 'note',
      chooseHelp: 'chooseHelp',
      pasteHint: 'pasteHint',
      number: 'number',
      good: 'good',
      done: 'done',
      someBad: 'someBad',
      someBadHelp: 'someBadHelp',
      allBad: 'allBad',
      issue: 'issue',
      issueGood: 'issueGood',
      finished: 'finished',
      left: 'left',
      back: 'back',
    },
  },
  outside: {
    endpoint: importOutsideResults,
    parse: parseOutsideResults,
    section: 'work',
    back: 'deskWork',
    says: {
      title: 'outsideTitle',
      note: 'outsideNote',
      chooseHelp: 'outsideChooseHelp',
      pasteHint: 'outsidePasteHint',
      number: 'outsideNumber',
      good: 'outsideGood',
      done: 'outsideDone',
      someBad: 'outsideSomeBad',
      someBadHelp: 'outsideSomeBadHelp',
      allBad: 'outsideAllBad',
      issue: 'outsideIssue',
      issueGood: 'outsideIssueGood',
      finished: 'outsideFinished',
      left: 'outsideLeft',
      back: 'outsideBack',
    },
  },
} as const
export type ImportKind = (typeof KINDS)[keyof typeof KINDS]

/** The list that an address asks for; certificates when it names none. */
export const kindOf = (of: string | undefined): ImportKind => (of === 'outside' ? KINDS.outside : KINDS.certificates)
