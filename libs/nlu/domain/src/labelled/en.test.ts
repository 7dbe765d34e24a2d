/** English, test part; the format is described in labelled-message.ts. Written before any engine was run on it. */
export const englishTest = `
# furniture and garden
-3 delivery.late | my {g:harbour sofa=Harbour Corner Sofa} was meant to come {d:last tuesday=2026-11-17} and i've heard nothing
=0 order.status | Hi, could you check where order {o:HG-448120} is please?
-2 product.defect | one of the table legs is cracked right along the grain, brand new out the box
=0 delivery.address-change | pls send it to {l:14 Rowan Close, Bristol BS6 5QT} instead, we've moved
-6 delivery.late+complaint | SIX WEEKS. Six weeks for a bookcase!! are you carving it by hand???
=0 product.availability | is the {g:oslo lamp=Oslo Floor Lamp} coming back in brass at all?
-1 return.request | the rug is a lot more orange than the photo, can it go back?
=0 appointment.book | Can the fitters come {d:next Thursday morning=2026-11-26T06:00/12:00}? I'm home all day
=0 invoice.request | need a VAT invoice for the desks, {a:£1,240.00=GBP 1240}, email {e:accounts@brightloft.co.uk}
+0 thanks | the {q:two lads=2} who delivered it were brilliant, even took the packaging away 😀
-8 complaint+refund.request | absolute con artists. 'solid oak' my arse, it's cardboard. full refund or i see you in small claims
=0 order.cancel | hi changed our minds on the greenhouse, can you cancel {o:HG-448377}
-2 product.defect | no screws in the bag for the wardrobe, and {q:2 hinges=2} missing too
-4@ human.request+delivery.late | your bot keeps looping. I just need a person to tell me when my bed is coming
=0~ product.availability | no rush at all but do you know when the teak benches are back
-2 refund.status | returned the mower {d:3 weeks ago=2026-10-28}, still no sign of my {a:$389=USD 389}
=0 opening-hours | what time does the Leeds showroom shut on sundays
-1 payment.failed | checkout keeps spinning and then says something went wrong
=0! delivery.late | movers come {d:tomorrow=2026-11-19}, I really need that mattress delivered {d:today=2026-11-18} or we sleep on the floor
-5 complaint | Driver dumped it in the rain and drove off. Nice one. Really great service.
=0 coupon.problem | where do i put the code GARDEN20? cant find a box for it
=0 return.request | can I swap {q:four chairs=4} for the grey ones
-3 complaint | third email and still the same copy and paste answer, come on
+0 none | honestly the comfiest armchair I've ever owned
=0 delivery.address-change | wrong house number on my order! should be {l:221 Maple Avenue, Austin, TX 78704}
-1 delivery.late | just wondering what's happened to my parasol, it was due on {d:Monday=2026-11-16}
# travel
=0 order.status | is my booking {o:QX7T2K} confirmed? haven't had an email
-2! order.cancel | my flight is {d:tomorrow at 6am=2026-11-19T06:00} and im sick, need to cancel right now
-4 refund.status | You cancelled MY flight in {d:september=2026-09} and I'm still {a:£412=GBP 412} out of pocket. Where is it?
=0 appointment.book | could i book the airport transfer for {d:28 November at 5:30pm=2026-11-28T17:30}, {q:3 passengers=3}
-7 complaint+refund.request | The room had ROACHES. Disgusting. I want every penny back or I'm going to the press
=0 product.availability | any seats left on the {g:lisbon city break=Lisbon City Break} over new year?
-3 payment.failed | charged {a:€620=EUR 620} twice for one ticket?!
=0 invoice.request | can you send a receipt for my hotel stay, the one from {d:November 3rd=2026-11-03}, to {e:t.okafor+work@gmail.com}
-9 complaint | you left a 70 year old woman at the gate you worthless bastards. my lawyer will be in touch
=0 delivery.address-change | our tickets need to go to {l:9 Harbour Street, Whitstable CT5 1AH}
-1 account.login | won't let me into my account since I changed my number to {p:+44 7700 900143=+447700900143}
=0 opening-hours | is the branch at the station open on bank holidays
-2 order.cancel | nobody told us the ferry was cancelled, we drove 3 hrs. how do I cancel the return leg
+0 thanks | Our guide Marta was wonderful, thank you so much for the best trip
-1 coupon.problem | it says TRAVEL50 has expired but the email says valid til {d:Dec 15=2026-12-15}
-3@ human.request | agent. i am not explaining this to a robot again
-5 refund.request | {a:$150=USD 150} to change a name by one letter? daylight robbery, refund me
=0 none | do i need an adapter for portugal
=0~ order.cancel | Whenever you get a chance, please take the insurance off my booking. Not urgent.
-6@ human.request+complaint | GET ME A MANAGER. The flight has left and you're "looking into it"
=0 refund.status | hey how long do refunds normally take to show up on amex
-2 account.password-reset | reset link goes to an old email i cant access, new one is {e:priya.n@outlook.com}
+0 none | smoothest check in ever, will use again
=0 product.availability | anything from Dublin to Rome {d:next weekend=2026-11-28/2026-11-29} for {q:two adults=2}
=0 appointment.book+order.status | Confirm {o:LX-90218} please and also book a wheelchair for {d:Saturday at noon=2026-11-21T12:00}
-4 complaint | So your app says gate 4, board says gate 19, staff says ask the app. Fantastic system guys
-1 delivery.late | passport hasn't come back from the visa centre and we leave {d:in 3 weeks=2026-12-09}
# banking
-3 payment.failed | transfer of {a:2,500 pounds=GBP 2500} failed but the money left my account
=0 account.password-reset | ive forgotten my online banking passcode
-2! account.login | locked out of the app and I have to pay rent {d:today=2026-11-18}, please help asap
-7 complaint | {a:$35=USD 35} overdraft fee on a {a:$4=USD 4} coffee. you people are thieves
=0 appointment.book | Is it possible to see a mortgage adviser {d:this Friday at 2=2026-11-20T14:00}?
=0 opening-hours | are you open saturdays
=0 order.status | any news on my card application, ref {o:CA20261109-77}
-1 delivery.late | new debit card still not here after 12 days
=0 delivery.address-change | please update my address to {l:Flat 3, 82 Kings Road, Brighton BN1 2FH}
-8@ complaint+human.request | SOMEONE EMPTIED MY ACCOUNT AND YOUR CHATBOT ASKS IF I'D RATE THIS CONVERSATION. HUMAN. NOW.
=0 account.delete | how do I close my savings account, don't use it any more
-2 refund.status | merchant says they refunded {a:89.99 USD=USD 89.99} on {d:October 29=2026-10-29}, not on my statement
+0 thanks | Shout out to Denise on the phone line, sorted it in two minutes!
-1 coupon.problem | did the {q:5 payments=5} but never got the {a:£25=GBP 25} switch bonus
=0 none | should i invest in gold or bonds rn
-3 payment.failed | card declined at the supermarket AGAIN with plenty in the account, so embarrassing
=0@ human.request | hello can i speak with somebody in the fraud team
=0 account.login | face id wont recognise me since i got glasses, other way to sign in?
-5 complaint | waited 50 mins on hold to be told to use the website. useless
-1 payment.failed | direct debit bounced, don't get why
=0 invoice.request | Could I get a statement of fees as pdf for my accountant?
=0 order.cancel | set up a standing order by accident, how can i cancel it
-6 complaint | Stop calling my work number {p:(212) 555-0187=+12125550187}. The loan was PAID. This is harassment
=0 product.availability | does the {g:platinum card=Platinum Rewards Card} still come with lounge access
+0 goodbye | perfect that's everything, have a good one
-2 complaint | adviser promised 3.9% and the paperwork says 4.6, not impressed
=0 appointment.book | need to order {a:5k euros=EUR 5000}, can i pick up on {d:the 27th=2026-11-27}?
# courses
=0 product.availability | is the {g:ielts bootcamp=IELTS Bootcamp} running in {d:january=2027-01}
-3 refund.request | third teacher in a month, kid learns nothing. I'd like the remaining {q:10 lessons=10} refunded
=0 appointment.book | trial lesson for my son {d:Sunday 9am=2026-11-22T09:00} possible?
-6 refund.status+complaint | I withdrew in {d:AUGUST=2026-08}. {a:$1,150=USD 1150}. Still waiting. Do you think this is funny?
=0 account.login | cannot sign in to the learning portal, username is {e:jkowalski@hey.com}
=0 invoice.request | my employer needs an invoice made out to Northgate Ltd
-1 order.status | have the course books been posted yet? student no {o:STU-55102}
-2 product.defect | workbook came with pages 33-40 blank
=0 order.cancel | signed up twice by mistake, cancel the second enrolment pls
-4@ human.request | Tutor ignores me, bot ignores me. Is there an actual person working there?
=0~ none | out of curiosity, are your teachers native speakers
-1 account.login | video says "no permission" even tho I paid
=0 coupon.problem | referral code field doesnt show on mobile
+0 thanks | Mr Hale is amazing, my daughter went from a D to a B, thank you!!
=0! appointment.book | something came up at work - can I move {d:tonight=2026-11-18T18:00/24:00}'s class to {d:tomorrow 7pm=2026-11-19T19:00}? Need to know quickly
-8 complaint | 'guaranteed pass or money back' LOL. liars. you scammed a teenager out of her savings
-2 payment.failed | instalment plan page errors out at the last step
=0 opening-hours | when is reception staffed at lunchtime
-3 delivery.late | course started on {d:9 November=2026-11-09}, textbooks still nowhere
=0 delivery.address-change | could you post them to my uni instead: {l:Room 12, 45 College Lane, Hatfield AL10 9AB}
-1 return.request | ordered grade 5 instead of grade 4 book, can i exchange
=0 account.password-reset | how can my kid change his password he forgot the old one
+0 none | the recordings are so handy, loving it so far
-5 complaint | Half the lesson was a sales pitch for the "premium" tier. I already PAY you
=0 order.status | when do certificates come out?
-1 complaint | posted in the forum 3 times, no tutor answered, bit let down tbh
=0@ human.request | please have the course advisor ring me on {p:07700 900 812=+447700900812}
# clinic
=0 appointment.book | I'd like to see Dr Osei {d:the day after tomorrow=2026-11-20} if there's a slot
=0! appointment.book | toothache is unbearable, any emergency appointment {d:today=2026-11-18}?? please
-1 order.cancel | have to cancel my appt for {d:tomorrow=2026-11-19}, boss won't give me time off
-4 complaint | appointment was {d:9.15=2026-11-18T09:15}, seen at {d:11=2026-11-18T11:00}. why bother having times
=0 opening-hours | blood tests on a saturday - from what time? do I fast
=0 order.status | are my results in? sample no. {o:LAB-2026-31187}
-2 refund.status | still haven't got back the {a:40 dollars=USD 40} for the visit I cancelled
=0 invoice.request | lost the receipt for my {d:October=2026-10} check-up, can you reprint
-7 complaint+refund.request | You made my gums bleed and then tried to upsell implants. Butchers. Money back.
=0 product.availability | have you got the flu jab in yet, {q:4 people=4} in the family
+0 thanks | Nurse Ellie was so gentle with my little one, can't thank her enough 💕
-1 account.login | patient app says my details don't match
=0 none | can you take ibuprofen with a cold remedy
=0 appointment.book | move my check-up to {d:December 1st at 10:15=2026-12-01T10:15} pls
-2 payment.failed | card machine charged me and then said declined, paid cash as well
=0@ human.request | put me through to reception please
-5 complaint | the receptionist rolled her eyes at me. I'm in PAIN and she rolls her eyes. so rude
-2! delivery.late | my prescription was posted {d:friday=2026-11-13}, nothing yet, I run out {d:tonight=2026-11-18T18:00/24:00}
=0~ appointment.book | want a {g:hygienist clean=Hygienist Clean & Polish} some time, any day is fine, no hurry
-1 product.defect | new retainer has a sharp edge thats cutting my lip
=0 refund.request | he's better so we don't need the last {q:2 sessions=2}, can those be refunded
-6@ complaint+human.request | Wrong diagnosis!! I want the practice manager to call me: {p:+1 415-555-0132=+14155550132}
=0 account.password-reset | my mum forgot the pin for the results line
-1 complaint | parking is impossible, missed my slot circling for half an hour
+0 goodbye | great see you {d:friday=2026-11-20} then, bye
-2 coupon.problem | bought a {a:£45=GBP 45} whitening voucher and reception won't accept it
=0 return.request | blood pressure monitor unopened, bought {d:two days ago=2026-11-16}, can I return it
-3 order.status | results were due {d:yesterday=2026-11-17}. it's not exactly a calming wait
# beauty and toys
-4 product.defect | the bottle leaked all over everything, half the {g:hydraglow=HydraGlow Night Serum} is gone!!
=0 product.availability | got any of the {g:dino trike=Dino Balance Trike} in green
=0 order.status | hi lovely, any update on #{o:BT7719203}? xx
-3! delivery.late | it's her birthday on {d:Saturday=2026-11-21} and the dollhouse still hasn't shipped, I need this sorted NOW
=0 return.request | bought the wrong shade, {q:2 lipsticks=2} still sealed, return ok?
-9 complaint | this crap burned my face. i'm in A&E because of you. i will sue you into the ground
=0 invoice.request | need a proper bill with company name pls, total was {a:USD 46.85=USD 46.85}
+0 thanks | parcel came {d:today=2026-11-18}, gift wrap was gorgeous, thanks a million
-2 product.defect | RC car charged all night and wont move
=0 order.cancel | oops clicked buy twice, can you cancel one
-1 coupon.problem | member day discount isnt coming off at the till
=0 delivery.address-change | redirect it to my work: {l:500 West Madison Street, Chicago, IL 60661}
-2 refund.status | you got the stroller back {d:last Monday=2026-11-16} according to tracking. refund?
-5@ complaint+human.request | emailed, tweeted, chatted. is it so hard to get one human being to answer me
-1 return.request | dress shrunk in the first wash, do you take those back
=0 appointment.book | skin consultation {d:next Wed at 11=2026-11-25T11:00}?
-2 payment.failed | apple pay says payment not completed, tried three times
=0~ refund.request | saw it {a:20 bucks=USD 20} cheaper now, could you refund the difference at some point
-7 complaint | FAKE. batch code doesn't exist. you sell counterfeits and you know it
=0 account.delete | kids are grown, please erase my profile and everything you have on us
-2 delivery.late | 'delivered to a safe place' - which one? nothing here
+0 none | fifth tube of this, my skin has never been better
-3 complaint | bit of an attitude from your chat person earlier tbh
=0 product.availability | do you sell refills for the {g:hydra glow serum=HydraGlow Night Serum}?
=0 account.login | it wants a code but the code never comes
=0 product.defect+return.request | wheel fell off the {g:dino trik=Dino Balance Trike}, what are my options to send it back
=0 greeting | hiya, anyone about?
=0 none | lol ok
=0 none | what's 17 times 23
-1 order.status+refund.status | where's {o:BT7719377}, and has the {a:$12.50=USD 12.5} for the broken brush been refunded
=0 opening-hours+appointment.book | What time do you open on {d:the 24th=2026-11-24}, and can I book a facial?
=0 thanks | ta
-4 complaint | Oh wonderful, another automated email. Just what I needed.
# utilities and property
-2 payment.failed | paid {a:£86.20=GBP 86.2} for gas and the app still says overdue
=0 appointment.book | um hi so I wanted to ask if someone could come {d:tomorrow afternoon=2026-11-19T12:00/18:00} to look at the boiler
-4@ complaint+human.request | {q:Five call-outs=5} and it's still 14 degrees in here. I want the area manager, not you
-2! product.defect | power's out and my dad is on an oxygen machine, need someone immediately, {l:62 Carlton Road, Nottingham NG3 2AA}
=0 invoice.request | please send bills for the first half of the year to {e:office@gracehill.org}
-3 payment.failed | why's my water bill doubled? took {a:320 quid=GBP 320} off me
=0 order.status | what stage is repair job {o:RJ-20261117-026} at
+0 thanks | crew was out there till {d:2am=2026-11-18T02:00} in the cold, huge thanks
-6 complaint | ceiling's been dripping for a MONTH and you all play dumb. Unbelievable.
=0 account.login | cant lgo in to the tenant portal, is it down
-2 complaint | lift broken. again. 19 floors. cheers for that
-7 complaint | jackhammers at {d:3am=2026-11-18T03:00}, wtf is wrong with you. I've reported it 20 times, someone's taking bribes
=0@ human.request | press 1 press 2 press 3... i want an operator
=0 product.availability | any parking spaces left to rent? need {q:two spaces=2}
=0~ appointment.book | filter change, early {d:next month=2026-12} is fine, no rush
=0 account.delete | moving out, close my account please
+0 none | new concierge is a gem, always helps with my bags
-1 complaint | bins haven't been emptied in two days, getting whiffy
=0 refund.status | overpaid by {a:$1,500=USD 1500}, when will that come back?
=0 greeting | hello hello
# pets
=0 order.status | any idea where my cat litter is, order {o:PT-61180}
-3 product.defect | opened the kibble and it was crawling with bugs, no way am I feeding that
=0 appointment.book | can you fit in a medium dog for a wash {d:Saturday at 10am=2026-11-21T10:00}
-2 delivery.late | ordered the wormer on {d:Nov 6=2026-11-06} and still waiting
=0 return.request | cat tree is way too big for our flat, never assembled, ok to return?
-6 complaint | your groomer nicked my dog's ear and hid it from me. I'm furious
+0 thanks | she looks so cute after her haircut, thank you guys!
=0 delivery.address-change | don't send the food to the old place, new one is {l:18 Larch Avenue, Reading RG2 9TD}
=0! appointment.book | puppy ate chocolate and keeps being sick, can we come in right now
-7@ complaint+human.request | wrong injection and now he's in intensive care. Have the head vet ring me immediately, {p:020 7946 0321=+442079460321}
=0 product.availability | do you stock the goat milk powder, I'd take {q:five tins=5}
=0 none | how often should i feed a labrador
-2 payment.failed | paid at the till and it didn't register but the bank shows it gone
-4 complaint | {a:£80=GBP 80} consult for {q:three sentences=3}. nice work if you can get it
=0~ product.availability | when you've got a minute, do you carry food for senior dogs?
-3@ human.request | bot's answers make no sense, give me somebody real
=0 invoice.request | could you email me the boarding invoice from {d:October=2026-10}
+0 none | coat is so shiny after a month on this
# insurance
=0 order.status | how far along is claim {o:LP-2026-118843}
-5 complaint | Sent the forms four times. Every time another one is "missing". You just don't want to pay, do you
=0 order.cancel | I'd like to cancel policy {o:P88200193746} in the cooling-off period
=0 account.login | app won't take my fingerprint and no text comes through
-7 complaint | sold me "full cover", pays for nothing. Bunch of crooks, the ombudsman is getting all of it
=0@ human.request | I'd rather talk this through with a claims handler
=0 appointment.book | book the damage inspection for {d:next Tuesday morning=2026-11-24T06:00/12:00}
+0 thanks | claim paid the same day, can't fault it
=0 refund.request | I paid one instalment too many, {a:$206.50=USD 206.5}, could you send it back
-3 complaint | {q:three sales calls=3} a day, I said no, what don't you get
=0! order.status | surgery is {d:tomorrow=2026-11-19}, has the pre-authorisation come through? urgent
=0 none | what does excess mean
-2@ human.request | can't explain this by typing, please phone me on {p:+1 312 555 0190=+13125550190}
-1 order.status | paid {d:three days ago=2026-11-15} and no policy document yet
# books
-2 product.defect | spine's snapped and there are water stains, is this a return you resold
=0 order.status | has {o:BK7730291} gone out, my kid needs it for homework
=0 product.availability | is the year 3 maths workbook in, I want {q:two copies=2}
=0 coupon.problem | 3 for 2 isn't coming off at checkout
+0 none | lovely print, my son finished it in one go
-4 complaint | pirated copy full of typos, I want an explanation
=0 delivery.address-change | please send it to the school: {l:7 Abbey Road, Derby DE1 3LU}
=0 thanks | ty!
`;
