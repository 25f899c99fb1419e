import type { ApplicationView } from '@shared/contract/application'
import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useApplication } from '@/api/queries/application'
import { useSignedIn } from '@/api/session'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { say } from '@/components/toast-store'
import { open, openTab, replace } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { dayText, instantText } from '@/i18n/dates'
import { applications as words } from '@/i18n/texts/applications'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './_parts/receipt.scss'

/** Right after submitting: the number to keep, and what happens now. */
export default function ReceiptPage() {
  const { t } = useText(words)
  const { id = '' } = useParams()
  const signedIn = useSignedIn()
  const query = useApplication(id)
  return (
    <Page
      title={t('receiptTitle')}
      ownHeading
      leave="close"
      onLeave={() => void openTab('mine')}
      bar={
        <BottomBar>
          <Button text={t('seeProgress')} onTap={() => replace('applyProgress', { id })} />
        </BottomBar>
      }
    >
      {signedIn ? (
        <Load query={query}>{(view) => <Receipt view={view} />}</Load>
      ) : (
        <SignInFirst title={t('signInTitle')} help={t('signInHelp')} />
      )}
    </Page>
  )
}

function Receipt({ view }: { view: ApplicationView }) {
  const { t, pick, language } = useText(words)
  const { number, submittedAt, cases, documents } = view
  const due = cases.flatMap(({ dueDay }) => (dueDay === null ? [] : [dueDay])).sort()[0]
  const receipt = documents.find(({ kind }) => kind === 'receipt')
  const copy = async () => {
    await Taro.setClipboardData({ data: number ?? '' })
    say(t('copied'))
  }
  const steps = [
    { title: t('step1'), note: due ? t('step1Note', { day: dayText(due, language) }) : t('step1NoteOpen') },
    { title: t('step2'), note: cases.length > 1 ? t('step2Note', { count: cases.length }) : t('step2One') },
    { title: t('step3'), note: t(view.deliverable ? 'step3Note' : 'step3Paper') },
  ]
  return (
    <>
      <View className="receipt-head">
        <View className="receipt-head__mark">
          <Icon name="check" size="l" />
        </View>
        <Heading level={1} text={t('receiptHead')} note={pick(view.name)} />
        {submittedAt === null ? null : (
          <View className="sub">{t('receiptNote', { when: instantText(submittedAt, language) })}</View>
        )}
      </View>
      {number === null ? null : (
        <View className="receipt-ticket">
          <View className="tiny">{t('receiptNumber')}</View>
          <View className="receipt-ticket__number num" {...aria({ label: number })}>
            {queryNumberText(number)}
          </View>
          <View className="tiny receipt-ticket__help">{t('receiptHelp')}</View>
          <View className="receipt-ticket__buttons">
            <Button kind="ghost" size="small" icon="copy" text={t('copy')} onTap={copy} />
            {receipt ? (
              <Button
                kind="ghost"
                size="small"
                icon="document"
                text={t('seeReceipt')}
                onTap={() => open('paper', { code: receipt.id })}
              />
            ) : null}
          </View>
        </View>
      )}
      <Heading text={t('nextTitle')} />
      <Card>
        <View className="receipt-steps" {...aria({ role: 'list' })}>
          {steps.map(({ title, note }, index) => (
            <View key={title} className="receipt-step" {...aria({ role: 'listitem' })}>
              <View className="receipt-step__mark num">{index + 1}</View>
              <View className="grow">
                <View className="strong">{title}</View>
                <View className="sub">{note}</View>
              </View>
            </View>
          ))}
        </View>
      </Card>
    </>
  )
}
