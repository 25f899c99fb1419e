/** What somebody has filled in for an action; each action reads what it needs and the rest stays as it was. */
export interface Draft {
  words: string
  /** Working days, as typed. */
  days: string
  /** YYYY-MM-DD. */
  day: string
  /** Legal basis, or ground, in words. */
  basis: string
  /** One of a few: a ground of art. 45, an advice, an outcome, a reason to resume, a colleague. */
  choice: string
  authority: string
  number: string
  /** Reasons, one a line. */
  grounds: string
  pointId: string
  /** Materials, fields or points that are ticked, each with its words. */
  ticked: Readonly<Record<string, string>>
  /** 注销: the certificate that ends, by case; see `previousSaid`. */
  ends: Readonly<Record<string, string>>
}

export const EMPTY: Draft = {
  words: '',
  days: '',
  day: '',
  basis: '',
  choice: '',
  authority: '',
  number: '',
  grounds: '',
  pointId: '',
  ticked: {},
  ends: {},
}
