import { revealApplicant } from '@shared/contract/case'
import type { AnswerOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { OptionList } from '@/components/OptionList'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskReveal } from '@/i18n/texts/desk-reveal'
import { useText } from '@/i18n/use-text'

const PURPOSES = ['identity', 'contact', 'decision'] as const
type Purpose = (typeof PURPOSES)[number]
type Revealed = AnswerOf<typeof revealApplicant>

/** Shows names and numbers in full, for a purpose; the look leaves a trace, and what was shown goes with the sheet. */
export function RevealSheet({ applicationId, onClose }: { applicationId: string; onClose: () => void }) {
  const { t } = useText(deskReveal)
  const [purpose, setPurpose] = useState<Purpose>()
  const [shown, setShown] = useState<Revealed>()
  const reveal = async () => {
    if (purpose) setShown(await call(revealApplicant, { params: { id: applicationId }, body: { purpose } }))
  }
  const phone = shown?.agent?.phone ?? shown?.applicant.phone
  const dial =
    process.env.TARO_ENV === 'weapp' && phone ? (
      <Button text={phone} icon="phone" onTap={() => Taro.makePhoneCall({ phoneNumber: phone })} />
    ) : undefined
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('revealTitle')}
      foot={
        shown ? (
          dial
        ) : (
          <Button
            text={purpose === undefined ? t('choosePurpose') : t('show')}
            disabled={purpose === undefined}
            onTap={reveal}
          />
        )
      }
    >
      {shown ? (
        <Numbers shown={shown} />
      ) : (
        <>
          <View className="act-help">{t('revealHelp')}</View>
          <OptionList
            label={t('purpose')}
            value={purpose}
            onChange={setPurpose}
            options={PURPOSES.map((one) => ({ value: one, text: t(`purpose_${one}`) }))}
          />
        </>
      )}
    </Sheet>
  )
}

function Numbers({ shown: { applicant, agent } }: { shown: Revealed }) {
  const { t } = useText(deskCase)
  const rows: readonly (readonly [string, string | null])[] = [
    [t('applicant'), applicant.name],
    [t('person'), applicant.person],
    [t('uscc'), applicant.uscc],
    [t('document'), applicant.document],
    [t('phone'), applicant.phone],
    [t('address'), applicant.address],
  ]
  const agentRows: readonly (readonly [string, string | null])[] = agent
    ? [
        [t('agent'), agent.name],
        [t('document'), agent.document],
        [t('phone'), agent.phone],
      ]
    : []
  return (
    <>
      {[rows, agentRows].map((part) => {
        const known = part.filter(([, value]) => value !== null && value !== '')
        return known.length === 0 ? null : (
          <Card key={part === rows ? 'applicant' : 'agent'} kind="rows">
            {known.map(([name, value]) => (
              <Row key={name} title={name} end={value} />
            ))}
          </Card>
        )
      })}
    </>
  )
}
