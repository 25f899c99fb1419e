import { View } from '@tarojs/components'
import { QrCode } from '@/components/QrCode'
import { paper as words } from '@/i18n/texts/paper'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import type { PaperText } from './use-paper-text'
import './paper-sheet.scss'

/** A receipt or notice as a sheet of paper: on the phone in its column, on A4 with the margins of a letter. */
export function PaperSheet({ text }: { text: PaperText }) {
  const { t } = useText(words)
  return (
    <View className={`letter ${text.revoked ? 'letter--revoked' : ''}`}>
      {text.revoked ? (
        <View className="letter__revoked" {...aria({ role: 'alert' })}>
          <View className="strong">{text.revoked.title}</View>
          <View>{text.revoked.why}</View>
        </View>
      ) : null}
      <View className="letter__authority">{text.authority}</View>
      <View className="letter__title" {...aria({ role: 'heading', level: 1 })}>
        {text.title}
      </View>
      <View className="letter__rule" />
      <View className="letter__number num">{text.number}</View>
      <View className="letter__to">{text.to}</View>
      {text.body.map((line) => (
        <View key={line} className="letter__body">
          {line}
        </View>
      ))}
      <View className="letter__rows">
        {text.rows.map(({ label, value }) => (
          <View key={label} className="letter__row">
            <View className="letter__label">{label}</View>
            <View className="letter__value num">{value}</View>
          </View>
        ))}
      </View>
      {text.lists.map((list) => (
        <List key={list.title} {...list} isNumbered={list.lines.length > 1} />
      ))}
      {text.remedies ? (
        <View className="letter__remedies">
          <List {...text.remedies} isNumbered={false} />
        </View>
      ) : null}
      {text.notes.map((line) => (
        <View key={line} className="letter__note">
          {line}
        </View>
      ))}
      <View className="letter__foot">
        <View className="letter__check">
          <QrCode text={text.check} size={92} edge={10} label={t('scanLabel')} />
          <View className="letter__scan">{text.scan}</View>
        </View>
        <View className="letter__signed">
          <View>{text.signed}</View>
          <View className="num">{text.day}</View>
          {text.sample ? <View className="letter__sample">{text.sample.title}</View> : null}
        </View>
      </View>
      <View className="letter__fine">
        <View className="num">{text.fingerprint}</View>
        {text.sample ? <View>{text.sample.why}</View> : null}
      </View>
    </View>
  )
}

interface ListProps {
  title: string
  lines: string[]
  isNumbered: boolean
}

function List({ title, lines, isNumbered }: ListProps) {
  return (
    <View className="letter__list">
      <View className="letter__heading" {...aria({ role: 'heading', level: 2 })}>
        {title}
      </View>
      {lines.map((line, index) => (
        <View key={line} className="letter__line">
          {isNumbered ? <View className="letter__ordinal num">{index + 1}.</View> : null}
          <View className="grow">{line}</View>
        </View>
      ))}
    </View>
  )
}
