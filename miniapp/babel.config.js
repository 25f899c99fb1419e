/* Taro loads this file by CommonJS. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: { ios: '12', chrome: '80' } }]],
}
