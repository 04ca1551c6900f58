"""Calendars as text, as HTML, as lists."""

import calendar

print(calendar.month(2024, 2), calendar.TextCalendar(6).formatmonth(2023, 10, 3))
print(calendar.calendar(2024, m=4))
print(calendar.HTMLCalendar().formatmonth(2024, 5))
print(calendar.monthcalendar(2024, 9), list(calendar.Calendar(3).itermonthdays2(2024, 2))[:9])
print(tuple(map(int, calendar.monthrange(2024, 2))), calendar.isleap(1900), calendar.leapdays(2000, 2025))
print(calendar.weekheader(3), calendar.timegm((2024, 1, 5, 1, 2, 3)), list(calendar.day_abbr), list(calendar.month_name)[1])
print(calendar.Calendar().monthdatescalendar(2024, 1)[0])
for trial in ["calendar.monthrange(2024, 13)", "calendar.setfirstweekday(9)", "calendar.month(2024, 0)"]:
    try:
        print(eval(trial))
    except Exception as error:
        print(type(error).__name__, error)
calendar.setfirstweekday(calendar.SUNDAY)
calendar.prmonth(2024, 1)

# output:
#    February 2024
# Mo Tu We Th Fr Sa Su
#           1  2  3  4
#  5  6  7  8  9 10 11
# 12 13 14 15 16 17 18
# 19 20 21 22 23 24 25
# 26 27 28 29
#          October 2023
# Sun Mon Tue Wed Thu Fri Sat
#   1   2   3   4   5   6   7
#   8   9  10  11  12  13  14
#  15  16  17  18  19  20  21
#  22  23  24  25  26  27  28
#  29  30  31
#
#                                                2024
#
#       January                   February                   March                     April
# Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
#  1  2  3  4  5  6  7                1  2  3  4                   1  2  3       1  2  3  4  5  6  7
#  8  9 10 11 12 13 14       5  6  7  8  9 10 11       4  5  6  7  8  9 10       8  9 10 11 12 13 14
# 15 16 17 18 19 20 21      12 13 14 15 16 17 18      11 12 13 14 15 16 17      15 16 17 18 19 20 21
# 22 23 24 25 26 27 28      19 20 21 22 23 24 25      18 19 20 21 22 23 24      22 23 24 25 26 27 28
# 29 30 31                  26 27 28 29               25 26 27 28 29 30 31      29 30
#
#         May                       June                      July                     August
# Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
#        1  2  3  4  5                      1  2       1  2  3  4  5  6  7                1  2  3  4
#  6  7  8  9 10 11 12       3  4  5  6  7  8  9       8  9 10 11 12 13 14       5  6  7  8  9 10 11
# 13 14 15 16 17 18 19      10 11 12 13 14 15 16      15 16 17 18 19 20 21      12 13 14 15 16 17 18
# 20 21 22 23 24 25 26      17 18 19 20 21 22 23      22 23 24 25 26 27 28      19 20 21 22 23 24 25
# 27 28 29 30 31            24 25 26 27 28 29 30      29 30 31                  26 27 28 29 30 31
#
#      September                  October                   November                  December
# Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
#                    1          1  2  3  4  5  6                   1  2  3                         1
#  2  3  4  5  6  7  8       7  8  9 10 11 12 13       4  5  6  7  8  9 10       2  3  4  5  6  7  8
#  9 10 11 12 13 14 15      14 15 16 17 18 19 20      11 12 13 14 15 16 17       9 10 11 12 13 14 15
# 16 17 18 19 20 21 22      21 22 23 24 25 26 27      18 19 20 21 22 23 24      16 17 18 19 20 21 22
# 23 24 25 26 27 28 29      28 29 30 31               25 26 27 28 29 30         23 24 25 26 27 28 29
# 30                                                                            30 31
#
# <table border="0" cellpadding="0" cellspacing="0" class="month">
# <tr><th colspan="7" class="month">May 2024</th></tr>
# <tr><th class="mon">Mon</th><th class="tue">Tue</th><th class="wed">Wed</th><th class="thu">Thu</th><th class="fri">Fri</th><th class="sat">Sat</th><th class="sun">Sun</th></tr>
# <tr><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td><td class="wed">1</td><td class="thu">2</td><td class="fri">3</td><td class="sat">4</td><td class="sun">5</td></tr>
# <tr><td class="mon">6</td><td class="tue">7</td><td class="wed">8</td><td class="thu">9</td><td class="fri">10</td><td class="sat">11</td><td class="sun">12</td></tr>
# <tr><td class="mon">13</td><td class="tue">14</td><td class="wed">15</td><td class="thu">16</td><td class="fri">17</td><td class="sat">18</td><td class="sun">19</td></tr>
# <tr><td class="mon">20</td><td class="tue">21</td><td class="wed">22</td><td class="thu">23</td><td class="fri">24</td><td class="sat">25</td><td class="sun">26</td></tr>
# <tr><td class="mon">27</td><td class="tue">28</td><td class="wed">29</td><td class="thu">30</td><td class="fri">31</td><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td></tr>
# </table>
#
# [[0, 0, 0, 0, 0, 0, 1], [2, 3, 4, 5, 6, 7, 8], [9, 10, 11, 12, 13, 14, 15], [16, 17, 18, 19, 20, 21, 22], [23, 24, 25, 26, 27, 28, 29], [30, 0, 0, 0, 0, 0, 0]] [(1, 3), (2, 4), (3, 5), (4, 6), (5, 0), (6, 1), (7, 2), (8, 3), (9, 4)]
# (3, 29) False 7
# Mon Tue Wed Thu Fri Sat Sun 1704416523 ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] January
# [datetime.date(2024, 1, 1), datetime.date(2024, 1, 2), datetime.date(2024, 1, 3), datetime.date(2024, 1, 4), datetime.date(2024, 1, 5), datetime.date(2024, 1, 6), datetime.date(2024, 1, 7)]
# IllegalMonthError bad month number 13; must be 1-12
# IllegalWeekdayError bad weekday number 9; must be 0 (Monday) to 6 (Sunday)
# IllegalMonthError bad month number 0; must be 1-12
#     January 2024
# Su Mo Tu We Th Fr Sa
#     1  2  3  4  5  6
#  7  8  9 10 11 12 13
# 14 15 16 17 18 19 20
# 21 22 23 24 25 26 27
# 28 29 30 31
