import { type ApplicationView, supplementApplication } from '@shared/contract/application'
import type { FormValues, MaterialInput } from '@shared/contract/application-part'
import type { ProgressView } from '@shared/contract/progress'
import { partOfPoint } from '@shared/domain/applicant'
import { withInput } from '@shared/domain/draft-patch'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { applicationKey, renewApplications } from '@/api/queries/application'
import { queryClient } from '@/api/query'
import { Blank } from '@/components/Blank'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { say, sayError } from '@/components/toast-store'
import { goBack } from '@/device/navigate'
import { dayText } from '@/i18n/dates'
import { applySupplement } from '@/i18n/texts/apply-supplement'
import { useText } from '@/i18n/use-text'
import { Paper } from '../../_parts/Paper'
import { useSubject } from '../../_parts/use-subject'
import { useWallet } from '../../_parts/use-wallet'
import { FieldInput } from '../../form/_parts/FieldInput'
import { useForm } from '../../form/_parts/use-form'

interface SupplementProps {
  application: ApplicationView
  asks: ProgressView['asks']
}

type Part = NonNullable<ReturnType<typeof partOfPoint>>
type Identity = Partial<Record<Part, string>>
const PART_NAMES = { name: 'supplementName', document: 'supplementDocument', address: 'supplementAddress' } as const
const PART_LENGTHS = { name: 100, document: 30, address: 200 } as const

type Point = ProgressView['asks'][number]['points'][number]

/** What was handed in and is asked for again is wrong until it is given anew. */
const asWrong = (material: ApplicationView['materials'][number]): ApplicationView['materials'][number] =>
  material.state === 'given' ? { ...material, state: 'wrong', reason: null } : material

/** Every point that is still open, each with what is wrong with it; part of them may go now. */
export function Supplement({ application, asks }: SupplementProps) {
  const { t: ts, language } = useText(applySupplement)
  const catalogue = useSubject(application.subject)
  const form = useForm(application, catalogue.data)
  const wallet = useWallet()
  const key = useRef(newKey())
  const [given, setGiven] = useState<Readonly<Record<string, MaterialInput>>>({})
  const [filled, setFilled] = useState<FormValues>({})
  const [identity, setIdentity] = useState<Identity>({})
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<ApiError>()
  const [opened, setOpened] = useState<string | undefined>()
  const open = openPoints(asks)
  const until = asks.flatMap(({ kind, untilDay }) => (kind !== 'collect' && untilDay ? [untilDay] : [])).sort()[0]
  const count = Object.keys(given).length + Object.keys(filled).length + Object.keys(identity).length
  const faultOf = (name: string) => (fault?.field === name ? errorText(fault) : undefined)
  const failed = (error: unknown) => {
    if (error instanceof ApiError && !error.offline && error.field !== undefined) setFault(error)
    else sayError(error)
  }
  const changed = () => {
    key.current = newKey()
    setFault(undefined)
  }
  const give = (id: string, input: MaterialInput | null) => {
    changed()
    setGiven(({ [id]: _, ...others }) => (input === null ? others : { ...others, [id]: input }))
  }
  const send = async () => {
    const view = await call(supplementApplication, {
      params: { id: application.id },
      body: {
        base: application.version,
        ...(Object.keys(given).length > 0 ? { materials: given } : {}),
        ...(Object.keys(filled).length > 0 ? { form: filled } : {}),
        ...(Object.keys(identity).length > 0 ? { applicant: identity } : {}),
        ...(note.trim() === '' ? {} : { words: note.trim() }),
      },
      idempotencyKey: key.current,
    })
    queryClient.setQueryData(applicationKey(application.id), view)
    await renewApplications()
    say(ts('supplementSent'))
    await goBack()
  }
  if (open.length === 0) {
    return (
      <Page title={ts('supplement')}>
        <Blank icon="check" title={ts('supplementDone')} help={ts('supplementDoneHelp')} />
      </Page>
    )
  }
  return (
    <Page
      title={ts('supplement')}
      ownHeading
      bar={
        <BottomBar>
          <Button
            text={ts('supplementSend')}
            disabled={count === 0}
            onTap={send}
            onError={failed}
            {...(count === 0
              ? { hint: ts('supplementFirst') }
              : count < open.length
                ? { hint: ts('supplementPart') }
                : {})}
          />
        </BottomBar>
      }
    >
      <Heading level={1} text={ts('supplementHead', { count: open.length })} note={ts('supplementNote')} />
      {until ? (
        <Notice tone="soon" icon="clock">
          {ts('supplementUntil', { day: dayText(until, language) })}
        </Notice>
      ) : null}
      <Load query={catalogue}>
        {(known) => (
          <>
            {open.map((point) => {
              const material = application.materials.find(({ id }) => id === point.material)
              const field = form.find(({ id }) => id === point.field)
              const id = point.material ?? point.field ?? ''
              const part = partOfPoint(id)
              return (
                <Card key={id + point.words} kind="tight">
                  {point.words ? <View className="supplement-words">{point.words}</View> : null}
                  {material ? (
                    <Paper
                      material={{ ...withInput(asWrong(material), given[material.id]), changeable: true }}
                      known={known.material(material.id)}
                      items={application.items}
                      wallet={wallet}
                      open={(opened ?? open[0]?.material) === material.id}
                      onToggle={() => setOpened((before) => (before === material.id ? '' : material.id))}
                      error={undefined}
                      onGive={(input) => give(material.id, input)}
                    />
                  ) : null}
                  {part ? (
                    <Field
                      label={ts(PART_NAMES[part])}
                      maxLength={PART_LENGTHS[part]}
                      value={identity[part] ?? ''}
                      error={faultOf(`applicant.${part}`)}
                      onChange={(text) => {
                        changed()
                        setIdentity(({ [part]: _, ...others }) =>
                          text.trim() === '' ? others : { ...others, [part]: text },
                        )
                      }}
                    />
                  ) : null}
                  {field ? (
                    <FieldInput
                      field={field}
                      required
                      value={filled[field.id] ?? application.form[field.id]}
                      error={faultOf(`form.${field.id}`)}
                      onChange={(value) => {
                        changed()
                        setFilled(({ [field.id]: _, ...others }) =>
                          value === null ? others : { ...others, [field.id]: value },
                        )
                      }}
                    />
                  ) : null}
                </Card>
              )
            })}
            <Field
              optional
              lines={3}
              maxLength={500}
              label={ts('supplementWords')}
              placeholder={ts('supplementWordsPlace')}
              value={note}
              onChange={(text) => {
                changed()
                setNote(text)
              }}
            />
          </>
        )}
      </Load>
    </Page>
  )
}

/** Each open point once: two items may ask for the same paper. */
function openPoints(asks: ProgressView['asks']): Point[] {
  const found = new Map<string, Point>()
  for (const { kind, points } of asks) {
    if (kind !== 'supplement' && kind !== 'promised') continue
    for (const point of points.filter(({ met }) => !met)) {
      const id = point.material ?? point.field ?? point.words ?? ''
      if (!found.has(id)) found.set(id, point)
    }
  }
  return [...found.values()]
}
