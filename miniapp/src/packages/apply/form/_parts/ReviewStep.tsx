import { requestPrecheck } from '@shared/contract/application'
import { sectionsOf } from '@shared/domain/form'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { type ReactNode, useRef } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { applicationKey } from '@/api/queries/application'
import { queryClient } from '@/api/query'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Row } from '@/components/Row'
import { Tap } from '@/components/tap/Tap'
import { say, sayError } from '@/components/toast-store'
import { dayText, fullDate } from '@/i18n/dates'
import { apply as words } from '@/i18n/texts/apply'
import { applyPaper } from '@/i18n/texts/apply-paper'
import { applyReview } from '@/i18n/texts/apply-review'
import { delivery as deliveryWords } from '@/i18n/texts/delivery'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { usePartNames } from './part-names'
import { useProblemWords } from './problem-words'
import type { StepProps } from './step-props'
import { problemsOn, STEPS, type Step } from './steps'
import { useValueWords } from './value-words'

interface ReviewStepProps extends StepProps {
  onGo: (step: Step, part?: string) => void
}

/** Everything on one page before it goes: what is missing first, each a tap from where it is filled in. */
export function ReviewStep(given: ReviewStepProps) {
  const { t: tr } = useText(applyReview)
  return (
    <>
      <Heading level={1} text={tr('review')} note={tr('reviewNote')} />
      <Lacking {...given} />
      <Precheck {...given} />
      <Items {...given} />
      <Who {...given} />
      <Filled {...given} />
      <Given {...given} />
    </>
  )
}

/** So many of one step are named one by one; more are one line, since the step itself shows them. */
const NAMED = 3

function Lacking({ draft, catalogue, form, problems, onGo }: ReviewStepProps) {
  const { t } = useText(words)
  const { t: tr } = useText(applyReview)
  const { problemText } = useProblemWords()
  const nameOf = usePartNames(draft, catalogue, form)
  if (problems.length === 0) return null
  return (
    <>
      <Heading text={tr('lacking', { count: problems.length })} note={tr('lackingHelp')} />
      <Card kind="rows">
        {STEPS.map((step) => {
          const open = problemsOn(step, problems)
          const [first] = open
          if (first === undefined || open.length <= NAMED) {
            return open.map((problem) => (
              <Row
                key={problem.part}
                icon="edit"
                title={nameOf(problem.part)}
                sub={problemText(problem)}
                onTap={() => onGo(step, problem.part)}
              />
            ))
          }
          const names = open.slice(0, NAMED).map(({ part }) => nameOf(part))
          return (
            <Row
              key={step}
              icon="edit"
              title={tr('lackingOn', { name: t(`step_${step}`), count: open.length })}
              sub={tr('lackingSuch', { names: names.join(t('list')) })}
              onTap={() => onGo(step, first.part)}
            />
          )
        })}
      </Card>
    </>
  )
}

/** 网上预审: offered, never needed. */
function Precheck({ draft, catalogue, onGo }: ReviewStepProps) {
  const { t: tm } = useText(applyPaper)
  const { t: tr, pick, language } = useText(applyReview)
  const key = useRef(newKey())
  const { shown, flush } = draft
  const { precheck, actions } = shown
  const ask = async () => {
    try {
      if (!(await flush())) return
      const view = await call(requestPrecheck, { params: { id: shown.id }, idempotencyKey: key.current })
      // A later look is another request; one whose answer was lost is the same.
      key.current = newKey()
      queryClient.setQueryData(applicationKey(shown.id), view)
      say(tr('precheckSent'))
    } catch (error) {
      sayError(error)
    }
  }
  const wrong = shown.materials.filter(({ state }) => state === 'wrong')
  const changed = shown.materials.some(({ state }) => state === 'given')
  const running = precheck !== null && precheck.answeredAt === null
  return (
    <>
      {running ? (
        <Notice icon="clock" title={tr('prechecking')}>
          {/* The promise ends with the day, at midnight. */}
          {tr('precheckingHelp', { day: dayText(dayOf(precheck.dueAt - 1), language) })}
        </Notice>
      ) : precheck ? (
        <>
          <Notice
            tone={wrong.length > 0 ? 'soon' : 'good'}
            icon={wrong.length > 0 ? 'edit' : 'check'}
            title={tr('prechecked')}
          >
            {wrong.length > 0
              ? tr('precheckedWrong', { count: wrong.length })
              : tr(changed ? 'precheckedChanged' : 'precheckedFine')}
          </Notice>
          {wrong.length > 0 ? (
            <Card kind="rows">
              {wrong.map(({ id, reason }) => {
                const known = catalogue.material(id)
                return (
                  <Row
                    key={id}
                    icon="edit"
                    title={known ? pick(known.name) : id}
                    {...(reason === null ? {} : { sub: tm('wrongWhy', { reason }) })}
                    onTap={() => onGo('papers', `material.${id}`)}
                  />
                )
              })}
            </Card>
          ) : null}
        </>
      ) : null}
      {!running && actions.includes('request_precheck') ? (
        <Card kind="rows">
          <Row icon="eye" title={tr('precheck')} sub={tr('precheckSub')} onTap={() => void ask()} />
        </Card>
      ) : null}
    </>
  )
}

interface PartProps {
  title: string
  onEdit?: () => void
  children: ReactNode
}

/** One card of what was given, with the way to change it. */
function Part({ title, onEdit, children }: PartProps) {
  const { t: tr } = useText(applyReview)
  return (
    <>
      <View className="review-head">
        <Heading text={title} />
        {onEdit ? (
          <Tap className="review-edit" label={tr('editLabel', { name: title })} onTap={onEdit}>
            {tr('edit')}
          </Tap>
        ) : null}
      </View>
      <Card kind="tight">{children}</Card>
    </>
  )
}

function Line({ name, value }: { name: string; value: string | null }) {
  const { t } = useText(words)
  return (
    <View className="review-line">
      <View className="review-line__name">{name}</View>
      <View className={`review-line__value num ${value ? '' : 'cinnabar'}`}>{value || t('nothing')}</View>
    </View>
  )
}

function Items({ draft }: ReviewStepProps) {
  const { t: tr, pick } = useText(applyReview)
  const { items } = draft.shown
  return (
    <Part title={tr('things', { count: items.length })}>
      {items.map(({ id, name }, index) => (
        <View key={id} className="review-line">
          <View className="review-line__number num">{index + 1}</View>
          <View className="grow">{pick(name)}</View>
        </View>
      ))}
    </Part>
  )
}

function Who({ draft, catalogue, form, onGo }: ReviewStepProps) {
  const { t, language } = useText(words)
  const { t: tr } = useText(applyReview)
  const { t: tp } = useText(party)
  const nameOf = usePartNames(draft, catalogue, form)
  const { t: td } = useText(deliveryWords)
  const { applicant, agent, delivery, deliverable } = draft.shown
  const optional = (part: 'uscc' | 'person' | 'address') =>
    applicant[part] ? [<Line key={part} name={nameOf(`applicant.${part}`)} value={applicant[part]} />] : []
  const documentName = (kind: typeof applicant.documentKind) => t('document', { kind: tp(kind ?? 'id_card') })
  return (
    <Part title={t('step_who')} onEdit={() => onGo('who')}>
      <Line name={t('kind')} value={applicant.kind && t(`kind_${applicant.kind}`)} />
      <Line name={nameOf('applicant.name')} value={applicant.name} />
      {optional('uscc')}
      {optional('person')}
      <Line name={documentName(applicant.documentKind)} value={applicant.document} />
      <Line name={t('phone')} value={applicant.phone} />
      {optional('address')}
      {agent === null ? (
        <Line name={t('agentTitle')} value={tr('nobody')} />
      ) : (
        <>
          <Line name={t('agentTitle')} value={agent.name} />
          <Line name={documentName(agent.documentKind)} value={agent.document} />
          <Line name={t('phone')} value={agent.phone} />
          <Line name={t('scope')} value={agent.scope && t(`scope_${agent.scope}`)} />
          <Line name={t('until')} value={agent.untilDay && fullDate(agent.untilDay, language)} />
        </>
      )}
      {deliverable ? (
        <Line
          name={td('way')}
          value={[td(`way_${delivery.way}`), delivery.name, delivery.phone, delivery.address]
            .filter((one, index) => one !== null && (index === 0 || delivery.way === 'post'))
            .join(t('join'))}
        />
      ) : null}
    </Part>
  )
}

function Filled({ draft, catalogue, form, onGo }: ReviewStepProps) {
  const { pick } = useText(words)
  const valueText = useValueWords()
  const { form: values } = draft.shown
  return (
    <>
      {sectionsOf(catalogue.sections, form, values).map(({ id, title, fields }) => {
        const lines = fields.flatMap(({ field, required }) => {
          const value = field.settled ?? values[field.id]
          if (value === undefined && !required) return []
          const said = value === undefined ? null : valueText(field, value)
          return [<Line key={field.id} name={pick(field.label)} value={said} />]
        })
        // Nothing but wishes that nobody had.
        if (lines.length === 0) return null
        return (
          <Part key={id} title={pick(title)} onEdit={() => onGo('fill', `form.${fields[0]?.field.id}`)}>
            {lines}
          </Part>
        )
      })}
    </>
  )
}

function Given({ draft, catalogue, onGo }: ReviewStepProps) {
  const { t, pick } = useText(words)
  const { t: tm } = useText(applyPaper)
  const wanted = draft.shown.materials.filter(
    ({ from, required, state }) => from !== 'form' && (required || state !== 'missing'),
  )
  if (wanted.length === 0) return null
  const stateText = ({ state, pages }: (typeof wanted)[number]): string | null => {
    if (state === 'missing') return null
    return state === 'given' ? tm('material_given', { count: Math.max(1, pages.length) }) : tm(`material_${state}`)
  }
  return (
    <Part title={t('step_papers')} onEdit={() => onGo('papers')}>
      {wanted.map((material) => {
        const known = catalogue.material(material.id)
        return <Line key={material.id} name={known ? pick(known.name) : material.id} value={stateText(material)} />
      })}
    </Part>
  )
}
