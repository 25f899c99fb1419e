import { build } from 'esbuild'
import { expect, it } from 'vitest'

const FOR_THE_PHONE = [
  'applicant',
  'appointment',
  'booking-limit',
  'check-in',
  'form',
  'identity',
  'inspection-time',
  'queue-number',
  'rating',
  'slot-rule',
  'time',
]

/** The holiday tables are 24 KB and belong to the API; a phone page must not draw them in by a side path. */
it.each(FOR_THE_PHONE)('%s carries no package to the phone', async (name) => {
  const { metafile } = await build({
    entryPoints: [`shared/domain/${name}.ts`],
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const foreign = Object.keys(metafile.inputs).filter((path) => !path.startsWith('shared/domain/'))
  expect(foreign).toEqual([])
})
