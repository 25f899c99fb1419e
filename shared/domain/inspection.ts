/**
 * `proposed`: the applicant is asked to choose one of the times · `asked`: the applicant asks for another time · `agreed`:
 * the time is fixed · `done`: every case has its finding · `cancelled`: will not take place.
 */
export const INSPECTION_STATES = ['proposed', 'asked', 'agreed', 'done', 'cancelled'] as const
export type InspectionStateName = (typeof INSPECTION_STATES)[number]

/** `before`: a case is not decided before it · `commitment`: the look after a grant on commitment (告知承诺). */
export const INSPECTION_PURPOSES = ['before', 'commitment'] as const
export type InspectionPurpose = (typeof INSPECTION_PURPOSES)[number]

export const FINDING_OUTCOMES = ['pass', 'rectify', 'fail'] as const
export type FindingOutcome = (typeof FINDING_OUTCOMES)[number]
