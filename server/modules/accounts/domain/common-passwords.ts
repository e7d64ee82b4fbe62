/** Passwords guessed first, ten characters and more, lower case. */
const whole = `
0123456789 1234567890 12345678910 123456789a 123456789q 1234567891 12345678901 123456789123 0987654321 9876543210 1122334455 1233211234567 1234554321
1234512345 123123123123 123321123321 1231231231 1111111111 0000000000 6666666666 8888888888 9999999999 5201314520 1314520520 5201314131 1314521521
147258369a 1472583690 147852369a 1478523690 159357258456 789456123a 7894561230 741852963a 0147258369 123698745a 1236987450 112233445566 a123456789 aa123456789
q123456789 w123456789 z123456789 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r5t6y 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsxcde3 zaq1zaq1zaq1 1qaz1qaz1qaz qazwsxedc123
qwertyuiop qwertyuiop123 asdfghjkl123 asdfghjkl; zxcvbnm123 zxcvbnm1234 qwerty12345 qwerty123456 qwer1234asdf asdf1234qwer qweasdzxc123 abcd123456 abc1234567
abc123456789 abcdefghij abcd1234567 a1b2c3d4e5 a1b2c3d4e5f6 aaa1234567 aaaaaaaaaa abcabcabcabc iloveyou123 iloveyou520 iloveyou1314 woaini1314 woaini521 woaini5201314
woaini520520 woaini123456 5201314woaini woaiwojia123 woaiwojia520 wozhiaini1314 woaizhongguo woaizhongguo1 woaibeijing zhongguo123 zhongguo1949 zhonghuarenmin
gongchandang gongchandang1921 xuexiqiangguo dangyuan1921 weirenminfuwu renminfuwu123 shequ123456 jiedao123456 wangge123456 wanggeyuan123 wangge12345 gridworker123 linli123456 linli12345
lijiang12345 lijiang123456 yunnan123456 gucheng12345 gucheng123456 admin12345 admin123456 admin1234567 adminadmin admin@12345 admin@123456 administrator administrator1
password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 p@ssw0rd1234 password@123 password!123 passwordpassword mima123456 mima12345678
root123456 root1234567 test123456 test1234567 testtest123 guest123456 user123456 system12345 system123456 manager12345 manager123456 welcome123 welcome1234 welcome12345
changeme123 changeme1234 letmein1234 letmein12345 default1234 temp123456 temporary1 temporary123 secret12345 huawei@123 huawei12#$ huawei12345 alibaba123 taobao123456 tencent123 qq123456789 qq12345678
wechat123456 weixin123456 xiaomi123456 nihao123456 nihaonihao wangpeng123 zhangwei123 zhangwei1990 wangwei1990 liwei123456 lilili123456 wangwang123 xiaoming123 xiaohong123 laoban123456 baobei123456
baobei5201314 dragon12345 monkey12345 sunshine123 football123 baseball123 superman123 batman12345 princess123 trustno1234 starwars123 michael1234 master12345 hello123456 hello12345 computer123 internet123
`
  .trim()
  .split(/\s+/);

/** Words that stay guessable whatever digits and signs are put around them. */
const roots = `
password passw passwd mima admin administrator root test guest user system manager master welcome changeme letmein default temp secret login qwerty qwertyuiop asdf asdfgh
asdfghjkl zxcvbnm qwe qaz qazwsx abc abcd abcdef aaa iloveyou woaini woaiwojia zhongguo china beijing yunnan lijiang gucheng linli shequ jiedao wangge wanggeyuan dangyuan gongchandang
huawei alibaba taobao tencent weixin wechat xiaomi nihao hello dragon monkey sunshine superman qq
`
  .trim()
  .split(/\s+/);

export const commonPasswords: ReadonlySet<string> = new Set(whole);
export const commonRoots: ReadonlySet<string> = new Set(roots);
