import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { sayError } from '@/components/toast-store'
import { open } from '@/device/navigate'
import { useNow } from '@/device/use-now'
import { useWide } from '@/device/use-wide'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { useTodayList } from '../../staff/_parts/queries'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { rolesOf } from '../../staff/_parts/sections'
import { WorkplaceRow } from '../../staff/_parts/WorkplaceRow'
import { CaseLoad } from '../_parts/CaseLoad'
import { FoundList } from './_parts/FoundList'
import { IdentitySheet } from './_parts/IdentitySheet'
import { TodayPeople } from './_parts/TodayPeople'
import { type Finding, useFind } from './_parts/use-find'
import '../_parts/rows.scss'
import './_parts/intake.scss'

const ROLES = rolesOf('intake')
const A_MINUTE = 60_000

/** The intake window: who comes is found by a code, a number or the appointment, or is received here. */
export default function IntakePage() {
  const { t } = useText(deskIntake)
  const wide = useWide()
  const now = useNow(A_MINUTE)
  const { point } = usePlaces(ROLES)
  const people = useTodayList(point?.id, dayOf(now), undefined)
  const { finding, byText, byAppointment } = useFind()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const [typing, setTyping] = useState(true)
  const [chosen, setChosen] = useState<string>()
  const [caseId, setCaseId] = useState<string>()
  const [checking, setChecking] = useState(false)

  const show = (id: string) => {
    setCaseId(undefined)
    if (wide) setChosen(id)
    else void open('deskCase', { id })
  }
  const take = (next: Finding) => {
    setText('')
    const [only, second] = next.found
    if (only && !second) show(only.id)
    else setChosen(undefined)
  }
  const find = async (given: string) => {
    if (given.trim() === '') return
    setFault(undefined)
    const next = await byText(given, people.data ?? [])
    if (next) take(next)
    else setFault(t('notFindable'))
  }
  const scan = async () => {
    const { result } = await Taro.scanCode({ onlyFromCamera: true }).catch(() => ({ result: undefined }))
    if (result) await find(result)
  }
  const receive = (appointmentId?: string) => void open('deskReceive', { appointment: appointmentId })
  useKeys({ n: () => receive(), '/': () => setTyping(true) }, wide)

  return (
    <StaffPage section="intake" layout="panes" rail={<WorkplaceRow roles={ROLES} />}>
      <View className="work-list">
        <View className="work-list__head">
          <Heading level={1} text={t('title')} note={t('note')} />
          {process.env.TARO_ENV === 'weapp' ? <Button icon="scan" text={t('scan')} onTap={scan} /> : null}
          <Field
            bare
            label={t('find')}
            placeholder={t('findHint')}
            help={t('findHelp')}
            maxLength={300}
            focus={wide && typing}
            value={text}
            onChange={setText}
            onConfirm={() => {
              // Nobody comes without anything to say: an empty box means that there is no application yet.
              if (text.trim() === '') return receive()
              setTyping(false)
              find(text).catch(sayError)
            }}
            error={fault}
            end={
              <View className="intake-find">
                <Button kind="plain" size="small" text={t('findDo')} onTap={() => find(text)} />
              </View>
            }
          />
          <Button
            kind="ghost"
            size="small"
            icon="plus"
            text={t('receive')}
            keyName={wide ? t('receiveKey') : undefined}
            onTap={() => receive()}
          />
          {point ? (
            <Button kind="plain" size="small" icon="shield" text={t('identity')} onTap={() => setChecking(true)} />
          ) : null}
        </View>
        {checking && point ? <IdentitySheet pointId={point.id} onClose={() => setChecking(false)} /> : null}
        {finding ? (
          <FoundList finding={finding} chosen={wide ? chosen : undefined} onChoose={show} onReceive={receive} />
        ) : null}
        <TodayPeople
          query={people}
          onChoose={(one) => {
            byAppointment(one).then(take, sayError)
          }}
        />
      </View>
      {wide ? (
        chosen ? (
          <CaseLoad key={chosen} applicationId={chosen} caseId={caseId} onChoose={setCaseId} all />
        ) : (
          <View className="desk-pane">
            <Blank
              icon="scan"
              title={t('choose')}
              help={t('receiveHelp')}
              fine={t('chooseHelp')}
              action={{ text: t('receive'), onTap: () => receive() }}
            />
          </View>
        )
      ) : null}
    </StaffPage>
  )
}
