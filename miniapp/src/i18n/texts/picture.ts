import { texts } from '../texts'

/** A sheet kept as a picture. */
export const picture = texts(
  'picture',
  {
    picture: '存成图片',
    pictureHelp: '长按图片也能存到手机里。',
    pictureSave: '存到手机',
    pictureSaved: '存到相册了',
    pictureRefused: '手机没有允许存图片，请在设置里打开“添加到相册”。',
    openSettings: '去设置',
  },
  {
    picture: 'Save picture',
    pictureHelp: 'You can also press and hold the picture to save it.',
    pictureSave: 'Save',
    pictureSaved: 'Saved to your photos',
    pictureRefused: 'Your phone did not allow saving. Allow it under Settings.',
    openSettings: 'Settings',
  },
)
