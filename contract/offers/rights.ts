/** What people have a right to, by words an offer may not have, and where that right is written. Nobody buys it with points, and nobody without points waits longer. */
export const rights = [
  { words: ['低保', '最低生活保障', '救助资格', '特困'], source: '《社会救助暂行办法》' },
  { words: ['优先办理', '优先受理', '优先审批', '免排队', '加急办'], source: '《优化营商环境条例》' },
  { words: ['学位', '入学名额', '入学资格', '转学名额'], source: '《义务教育法》第十二条' },
  { words: ['公租房', '保障房', '保障性住房'], source: '《公共租赁住房管理办法》' },
  { words: ['医保', '社保', '养老金'], source: '《社会保险法》' },
  { words: ['抵扣罚款', '免于处罚', '减免处罚'], source: '《行政处罚法》' },
  { words: ['投诉优先', '信访', '撤诉', '结案'], source: '《信访工作条例》' },
] as const;
