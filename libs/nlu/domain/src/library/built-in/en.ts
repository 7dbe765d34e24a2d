/** English examples of the built-in library: a line `# intent`, then one example a line. `# none` belongs to no intent. */
export const englishExamples = `
# order.status
where is my order
has my parcel been shipped yet
can you track my package for me
what is the status of order 12345
when will my order arrive
when will it be delivered
my tracking number shows no information
do you know when my things get here
any update on my delivery
how long until my order ships
is my order on its way
when are you going to dispatch my items
I'd like to know the expected delivery date of my order
can I see where the courier is
still waiting for a shipping confirmation
# order.cancel
cancel my order
I want to cancel the order I placed this morning
can I still cancel before it ships
please stop the order, I don't need it any more
I ordered the wrong thing, cancel it
how do I cancel a purchase
I changed my mind about the order
ordered by mistake, please cancel
please don't send it, I no longer want it
cancel order 556677 right away
I accidentally ordered two, cancel one
# return.request
I want to return this
how do I send something back
can I exchange it for another size
it does not fit, I would like to return it
what is your return policy
how do I get a return label
I'd like to swap it for a different colour
can I bring it back to the shop
I need to start a return
the shoes are too small, can I get a bigger pair
how many days do I have to return an item
who pays for return shipping
exchange for a larger size please
can I return something I have already opened
# refund.status
when will I get my refund
where is my refund
I returned it two weeks ago and still no money
has my refund been processed
how long does a refund take
my money has not been returned yet
the refund is not on my account
you said I would get my money back within five days
is the refund going to my card
still waiting for the refund
I haven't got my money back
only part of the refund arrived
# refund.request
I want my money back
I would like a refund
please refund me
can I get a refund for this
refund my order
give me back my money
I demand a full refund
how do I apply for a refund
I was overcharged, refund the difference
can you reimburse me
# payment.failed
my payment failed
my card was declined
I cannot pay
the payment does not go through
I was charged twice
paypal gives me an error at checkout
why was my payment rejected
the money was taken but there is no order
your checkout does not accept my credit card
payment error
double charge on my card
it keeps saying transaction declined
# invoice.request
I need an invoice
can you send me the receipt
please issue a VAT invoice
where can I download the bill for my order
I need an invoice with my company name on it
could I have a receipt for my taxes
the invoice has the wrong address
send the invoice to my email
tax receipt please
# delivery.late
my parcel is late
it should have been here yesterday
my order has not arrived yet and it is two weeks now
the delivery is overdue
it says delivered but I did not get anything
my package is lost
why does it take so long
the courier never came
I have been waiting for ten days
tracking has not moved since monday
still nothing, it was meant to come last week
never received my order
delivery is delayed again
# delivery.address-change
I want to change the delivery address
can you send it to a different address
I moved, please update the shipping address
I put in the wrong address
deliver it to my office instead
please change the phone number for the delivery
the postcode is wrong, can you correct it
can I have it redirected to a pick up point
ship it to my new place
leave it with my neighbour instead
# product.availability
is this in stock
do you have it in blue
do you still have size 38
when will it be available again
do you sell phone cases
is the black one sold out
will you restock this
how many are left
does it come in a larger size
is this model available in your store
when is it back in stock
# product.defect
it arrived broken
it does not work
it stopped working after a week
there is a crack in the screen
parts are missing from the box
I received the wrong item
the zip is broken
it will not turn on
the bottle leaked in the parcel
poor quality, it fell apart
there is a hole in the sweater
it makes a strange noise
the battery dies after ten minutes
my order came damaged
one piece was missing
# account.login
I cannot log in
I am locked out of my account
the login code never arrives
sign in does not work
it says my account is blocked
I can't get into my account
the verification code is not coming
why can't I sign in on my phone
somebody hacked my account
# account.password-reset
I forgot my password
how can I reset my password
I want to change my password
the reset link does not work
send me a new password
I don't remember my password
password reset email never came
# account.delete
delete my account
I want to close my account
please remove all my personal data
how do I unsubscribe and delete my profile
erase everything you know about me
I no longer want an account with you
# coupon.problem
my coupon does not work
the promo code is invalid
how do I use a voucher
the discount was not applied
my gift card is not accepted
code expired but it says valid until sunday
I forgot to enter my discount code
where do I type in the coupon code
I did not get my welcome voucher
# opening-hours
what are your opening hours
when do you open
are you open on sunday
what time does the store close
are you open on holidays
until when can I reach you
opening times please
do you close for lunch
# appointment.book
I want to make an appointment
can I book a time for tomorrow
book a technician visit
I need to reschedule my appointment
do you have a free slot on friday
can someone come to install it
I would like to book a table for two
cancel my appointment on monday
schedule a call for next week
book a test drive
# complaint
I want to complain
this is the worst service ever
your driver was rude to me
nobody answers my emails
I am very disappointed with you
I will report you
you are lying to your customers
this is a scam
terrible experience, never again
how can you treat customers like this
your staff was unfriendly
third time I am asking and nobody helps
I will leave a bad review
false advertising
ridiculous, what kind of company is this
# human.request
I want to talk to a human
connect me to an agent
can I speak to a real person
human please
let me talk to someone
representative
get me a customer service agent
I don't want to talk to a bot
transfer me to a person
is there anyone real there
call your manager
operator
# greeting
hello
hi
hi there
good morning
hey
good evening
anyone there
hello, I have a question
# thanks
thank you
thanks
thanks a lot
great, thank you very much
cheers
that helped, thanks
perfect, thx
you are very kind
# goodbye
bye
goodbye
see you
that is all, bye
have a nice day
ok bye then
that was all I needed
# none
what is the weather today
tell me a joke
who is the president
write a poem for me
what is two plus two
how tall is the eiffel tower
sing a song
what do you think about football
translate hello into french
are you married
how old are you
play some music
what is the meaning of life
who won the match last night
recommend me a film
how do I cook rice
asdf
lorem ipsum dolor
where was napoleon born
set an alarm for seven
I am bored
what time is it in tokyo
are you hiring
where do you make your clothes
which phone is better
what does your company do
how far is the moon
capital of germany
do you like dogs
my cat is sleeping
solve this equation
qwerty uiop
it is raining here
ok
yes
no
maybe
hmm
give me a riddle
give me a recipe for pancakes
can you write my homework
what should I wear tomorrow
how do I learn spanish
who invented the telephone
are you a robot
what is your name
do you believe in god
I love you
how much does an elephant weigh
what is the best place for a holiday
how do I lose weight
turn on the lights
call my mother
the traffic is terrible this morning
my favourite colour is green
what is bitcoin
how do I fix my bike
which courier do you use
where is your head office
how many people work for you
do you have a newsletter
what are your values
can you help my son with maths
tell me something interesting
how many calories are in an apple
what's trending today
good movie
I had a great weekend
`;
