import type { UsccProblem } from '../../../shared/domain/gb32100'
import type { DocumentProblem } from '../../../shared/domain/identity'

/** What is wrong with a document number, in a sentence that says what to do. */
export const DOCUMENT_SENTENCES: Readonly<Record<DocumentProblem | UsccProblem, string>> = {
  EMPTY: '请填写证件号码。',
  LENGTH: '号码的位数不对，请对照证件检查。',
  FORMAT: '号码里有不该有的字，请对照证件检查，也看看证件种类选对没有。',
  OLD_15_DIGITS: '这是旧的 15 位号码，请填写身份证上的 18 位号码。',
  REGION: '号码的前几位不对，请对照证件检查，也看看证件种类选对没有。',
  BIRTH_DATE: '号码里的出生日期不存在，请对照证件检查。',
  BIRTH_IN_FUTURE: '号码里的出生日期还没有到，请对照证件检查。',
  CHECK_DIGIT: '号码有一位填错了，请对照证件检查。',
  ORGANISATION_CODE: '号码第 9 到 17 位里有一位填错了，请对照营业执照检查。',
}
